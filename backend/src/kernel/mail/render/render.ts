import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Tenant } from '../../tenancy/directory.ts';
import type { MailLanguage } from '../languages.ts';
import type { MailContent } from '../mail-type.ts';
import { brandLook } from './brand-look.ts';
import { Layout } from './layout.ts';
import { plainText } from './plain-text.ts';
import { senderName, subjectLine } from './sender-name.ts';

export interface RenderedMail {
  readonly senderName: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** XHTML 1.0 Transitional, which mail programs lay out as expected. */
const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** A mail under the tenant's brand. This module loads React: import it when a mail is sent. */
export function renderMail(
  content: MailContent,
  tenant: Pick<Tenant, 'name' | 'branding'>,
  language: MailLanguage,
  portal: string,
): RenderedMail {
  const look = brandLook(tenant, portal);
  const html = renderToStaticMarkup(createElement(Layout, { content, look, language, portal }));
  return {
    senderName: senderName(tenant.name),
    subject: subjectLine(content.subject),
    html: doctype + html,
    text: plainText(content, tenant.name, portal),
  };
}
