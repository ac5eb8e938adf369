import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Html } from '@react-email/html';
import { Img } from '@react-email/img';
import { Preview } from '@react-email/preview';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import { createElement as element, type CSSProperties, type ReactNode } from 'react';
import { directionOf, type MailLanguage } from '../languages.ts';
import type { MailContent } from '../mail-type.ts';
import type { BrandLook } from './brand-look.ts';

interface LayoutProps {
  content: MailContent;
  look: BrandLook;
  language: MailLanguage;
  /** The address of the portal. */
  portal: string;
}

const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const ink = { strong: '#1c1b1a', soft: '#5f5c57' };

/** For programs that know a dark scheme; others show the light one of the attributes. */
const darkScheme = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #16181d !important; }
  .sheet { background: #1e2128 !important; border-color: #343842 !important; }
  .strong { color: #f1efec !important; }
  .soft, .soft a { color: #b6b3ad !important; }
}`;

/** The look of every mail: the tenant's logo or name, the text, one button, small print. No tracking, no font from elsewhere. */
export function Layout({ content, look, language, portal }: LayoutProps): ReactNode {
  const dir = directionOf(language);
  const start: CSSProperties = { textAlign: dir === 'rtl' ? 'right' : 'left' };
  const { subject, heading, paragraphs, action, notes } = content;
  return element(
    Html,
    { lang: language, dir },
    element(
      Head,
      null,
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('title', null, subject),
      element('style', { dangerouslySetInnerHTML: { __html: darkScheme } }),
    ),
    element(
      Body,
      { className: 'page', dir, style: { background: '#f5f4f1', fontFamily: fonts, padding: '32px 12px', ...start } },
      element(Preview, null, paragraphs[0] ?? heading),
      element(
        Container,
        { style: { maxWidth: '560px' } },
        element(Section, { style: { padding: '0 4px 16px' } }, mark(look, start)),
        element(
          Section,
          { className: 'sheet', style: sheet },
          element(Heading, { as: 'h1', className: 'strong', style: { ...title, ...start } }, heading),
          ...paragraphs.map((text, at) =>
            element(Text, { key: at, className: 'strong', style: { ...paragraph, ...start } }, text),
          ),
          action && element(Section, { style: { ...start, padding: '8px 0 4px' } }, button(action, look)),
          ...notes.map((text, at) =>
            element(Text, { key: `note-${at}`, className: 'soft', style: { ...note, ...start } }, text),
          ),
        ),
        element(Text, { className: 'soft', style: { ...note, ...start, padding: '0 4px' } }, signature(look, portal)),
      ),
    ),
  );
}

const sheet: CSSProperties = {
  background: '#ffffff',
  border: '1px solid #e4e1dc',
  borderRadius: '8px',
  padding: '28px',
};
const title: CSSProperties = { color: ink.strong, fontSize: '20px', lineHeight: '28px', margin: '0 0 12px' };
const paragraph: CSSProperties = { color: ink.strong, fontSize: '16px', lineHeight: '24px', margin: '0 0 12px' };
const note: CSSProperties = { color: ink.soft, fontSize: '14px', lineHeight: '20px', margin: '16px 0 0' };

function mark({ name, logo }: BrandLook, start: CSSProperties): ReactNode {
  if (logo !== null) return element(Img, { src: logo, alt: name, height: '40', style: { maxWidth: '100%' } });
  return element(
    Text,
    { className: 'strong', dir: 'auto', style: { ...paragraph, ...start, fontWeight: 600, margin: 0 } },
    name,
  );
}

function button({ label, url }: NonNullable<MailContent['action']>, { fill, onFill, edge }: BrandLook): ReactNode {
  const style: CSSProperties = {
    background: fill,
    border: `1px solid ${edge}`,
    borderRadius: '8px',
    color: onFill,
    fontSize: '16px',
    fontWeight: 600,
    padding: '12px 20px',
  };
  return element(Button, { href: url, style }, label);
}

function signature({ name }: BrandLook, portal: string): ReactNode {
  return element(
    'span',
    null,
    element('bdi', null, name),
    ' · ',
    element('a', { href: portal, dir: 'ltr', style: { color: ink.soft } }, portal.replace(/^https?:\/\//u, '')),
  );
}
