import type { Token, Tokens } from 'marked';
import { Image, Square, SquareCheck } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { t } from '../../lib/i18n/text.tsx';
import { decodeEntities } from './entities.ts';
import { Formula } from './formula.tsx';
import type { MathToken } from './math-tokens.ts';
import { safeUrl } from './safe-url.ts';

/** Inline tokens as React elements. No string is parsed as HTML: tags in the text are shown as text. */
export function renderInline(tokens: Token[]): ReactElement {
  return (
    <>
      {tokens.map((token, index) => (
        <Fragment key={index}>{renderToken(token as InlineToken)}</Fragment>
      ))}
    </>
  );
}

type InlineToken =
  | Tokens.Text
  | Tokens.Escape
  | Tokens.Strong
  | Tokens.Em
  | Tokens.Del
  | Tokens.Codespan
  | Tokens.Br
  | Tokens.Link
  | Tokens.Image
  | Tokens.Checkbox
  | Tokens.Tag
  | MathToken;

function renderToken(token: InlineToken): ReactElement | string {
  switch (token.type) {
    case 'text':
      return token.tokens === undefined ? decodeEntities(token.text) : renderInline(token.tokens);
    case 'escape':
      return token.text;
    case 'strong':
      return <strong>{renderInline(token.tokens)}</strong>;
    case 'em':
      return <em>{renderInline(token.tokens)}</em>;
    case 'del':
      return <del>{renderInline(token.tokens)}</del>;
    case 'codespan':
      return <code dir="ltr">{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return renderLink(token);
    case 'image':
      return renderImage(token);
    case 'checkbox':
      return <TaskMark done={token.checked} />;
    case 'math':
      return <Formula tex={token.text} display={token.display} />;
    case 'html':
    default:
      return /^<br\s*\/?>$/i.test(token.text.trim()) ? <br /> : token.text;
  }
}

/** A task list marker: an icon, since the list cannot be edited. */
function TaskMark({ done }: { done: boolean }) {
  const Icon = done ? SquareCheck : Square;
  return (
    <>
      <Icon aria-hidden className="task-mark" />
      {/* With a direction of its own, so that the list takes its from what people wrote (HTML § 3.2.6.4). */}
      <span dir="auto" className="sr-only">
        {t(done ? 'markdown.done' : 'markdown.open')}{' '}
      </span>
    </>
  );
}

function renderLink(token: Tokens.Link): ReactElement | string {
  const url = safeUrl(token.autolink ? token.href : decodeEntities(token.href));
  const text = token.autolink ? token.text : renderInline(token.tokens);
  return url === null ? text : <ExternalLink url={url}>{text}</ExternalLink>;
}

/** Images become links: loading one would send the reader's address and the time to a foreign host. */
function renderImage(token: Tokens.Image): ReactElement | string {
  const url = safeUrl(decodeEntities(token.href));
  const text = decodeEntities(token.text) || url?.hostname || t('markdown.image');
  if (url === null) return text;
  return (
    <ExternalLink url={url}>
      <Image aria-hidden className="me-1 inline size-[1em] align-[-0.125em]" />
      {text}
    </ExternalLink>
  );
}

function ExternalLink({ url, children }: { url: URL; children: ReactNode }) {
  return (
    <a href={url.href} title={url.href} target="_blank" rel="noopener noreferrer nofollow" referrerPolicy="no-referrer">
      {children}
    </a>
  );
}
