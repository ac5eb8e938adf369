import type { MarkedToken, Token, Tokens } from 'marked';
import { memo, type ReactElement } from 'react';
import { useShowMore } from './use-show-more.tsx';
import { CodeBlock } from './code-block.tsx';
import type { HeadingLevel } from './heading-levels.ts';
import { renderInline } from './inline.tsx';
import type { MathToken } from './math-tokens.ts';
import { ScrollArea } from './scroll-area.tsx';
import { t } from '../../lib/i18n/text.tsx';

interface BlockViewProps {
  token: MarkedToken;
  /** Of a heading. Undefined inside of lists and quotes, where headings are rendered as strong text. */
  level?: HeadingLevel;
  /** The number of reference definitions known when it was parsed: a new one may turn `[text]` into a link. */
  links: number;
}

/** One block. Rendered again only when its text, its level or the known references changed. */
export const BlockView = memo(
  function BlockView({ token, level, links }: BlockViewProps) {
    if (token.type === 'heading') return <Heading token={token} level={level} />;
    return renderBlock(token as BlockToken, links);
  },
  (before, after) =>
    before.token.raw === after.token.raw && before.links === after.links && before.level === after.level,
);

function Heading({ token, level }: { token: Tokens.Heading; level: HeadingLevel | undefined }) {
  if (level === undefined) {
    return (
      <p dir="auto">
        <strong>{renderInline(token.tokens)}</strong>
      </p>
    );
  }
  const Tag = `h${level}` as const;
  return <Tag dir="auto">{renderInline(token.tokens)}</Tag>;
}

type BlockToken =
  | Tokens.Paragraph
  | Tokens.Code
  | Tokens.Blockquote
  | Tokens.List
  | Tokens.Table
  | Tokens.Hr
  | Tokens.HTML
  | Tokens.Text
  | Tokens.Checkbox
  | Tokens.Space
  | Tokens.Def
  | MathToken;

function renderBlock(token: BlockToken, links: number): ReactElement | string | null {
  switch (token.type) {
    case 'paragraph':
      return <p dir="auto">{renderInline(token.tokens)}</p>;
    case 'code':
      return <CodeBlock code={token.text} info={token.lang} />;
    case 'blockquote':
      return <blockquote dir="auto">{renderBlocks(token.tokens, links)}</blockquote>;
    case 'list':
      return <List token={token} links={links} />;
    case 'table':
      return <Table token={token} links={links} />;
    case 'hr':
      return <hr />;
    case 'html':
      return (
        <p dir="auto" className="raw-html">
          {token.text.trim()}
        </p>
      );
    case 'text':
      return token.tokens === undefined ? token.text : renderInline(token.tokens);
    case 'math':
    case 'checkbox':
      return renderInline([token]);
    case 'space':
    case 'def':
    default:
      return null;
  }
}

function renderBlocks(tokens: Token[], links: number): ReactElement[] {
  return tokens.map((token, index) => <BlockView key={index} token={token as MarkedToken} links={links} />);
}

function List({ token, links }: { token: Tokens.List; links: number }) {
  const { shown, more } = useShowMore(token.items);
  const Tag = token.ordered ? 'ol' : 'ul';
  return (
    <Tag dir="auto" {...(token.ordered && token.start !== '' ? { start: token.start } : {})}>
      {shown.map((item, index) => (
        <ListItem key={index} item={item} links={links} />
      ))}
      {more && <li className="no-marker">{more}</li>}
    </Tag>
  );
}

const ListItem = memo(
  function ListItem({ item, links }: { item: Tokens.ListItem; links: number }) {
    return <li className={item.task ? 'task' : undefined}>{renderBlocks(item.tokens, links)}</li>;
  },
  (before, after) =>
    before.item.raw === after.item.raw && before.item.loose === after.item.loose && before.links === after.links,
);

/** Further columns are not rendered; copying the message copies them. */
const MAX_COLUMNS = 100;
const CELLS_AT_ONCE = 8_000;

function Table({ token, links }: { token: Tokens.Table; links: number }) {
  const { shown, more } = useShowMore(token.rows, Math.ceil(CELLS_AT_ONCE / token.header.length));
  return (
    <ScrollArea label={t('markdown.table')} className="table-scroll">
      <table dir="auto">
        <thead>
          <tr>{renderCells(token.header, 'th')}</tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <TableRow key={index} cells={row} links={links} />
          ))}
          {more && (
            <tr>
              <td colSpan={token.header.length}>{more}</td>
            </tr>
          )}
        </tbody>
      </table>
    </ScrollArea>
  );
}

const TableRow = memo(
  function TableRow({ cells }: { cells: Tokens.TableCell[]; links: number }) {
    return <tr>{renderCells(cells, 'td')}</tr>;
  },
  (before, after) =>
    before.links === after.links &&
    before.cells.length === after.cells.length &&
    before.cells.every((cell, i) => cell.text === after.cells[i]?.text),
);

function renderCells(cells: Tokens.TableCell[], kind: 'th' | 'td'): ReactElement[] {
  return cells.slice(0, MAX_COLUMNS).map((cell, index) => {
    // A header without words heads nothing: the corner of a table.
    const Cell = cell.text.trim() === '' ? 'td' : kind;
    return (
      <Cell key={index} scope={Cell === 'th' ? 'col' : undefined} data-align={cell.align ?? undefined}>
        {renderInline(cell.tokens)}
      </Cell>
    );
  });
}
