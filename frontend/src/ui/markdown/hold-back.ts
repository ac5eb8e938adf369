import { MAX_FORMULA_LENGTH, mayBecomeFormula, readMathBlock, readMathInline } from './math-tokens.ts';

/** What may stand before a block in a line: the marks of quotes and list items. */
const indent = /^(?:[ \t]|>|(?:[-*+]|\d{1,9}[.)])[ \t])*/;

/** A link reference definition, or the beginning of one (CommonMark § 4.7). */
const linkDefinition = /^ {0,3}\[[^\]^\n]+\]:\s*\S*(?:\s+["'(][^\n]*)?$/;

/**
 * A streaming text without an end that is still ambiguous: a mark of which only the beginning has arrived, the first lines of a table,
 * the line that opens a code block, a formula that is not closed. One of the next reads returns it.
 */
export function holdBack(text: string): string {
  const shown = withoutOpenEnd(text);
  return text.length - shown.length > MAX_HELD ? text : shown;
}

/** A longer end is not held back. UTF-16 code units. */
const MAX_HELD = 2_500;

function withoutOpenEnd(text: string): string {
  const { open: fence, closedAt } = codeBlocksIn(text);
  const start = text.lastIndexOf('\n') + 1;
  const line = text.slice(start);
  if (fence !== null) return isWithinFence(text, fence, line) ? text : text.slice(0, start);
  const math = openMath(text, closedAt);
  if (math !== null) return text.slice(0, math);
  const table = openTable(text);
  if (table !== null) return text.slice(0, table);
  if (linkDefinition.test(line)) return text.slice(0, start);
  return onlyMarks.test(line) ? text.slice(0, start) : text;
}

const fenceLine = new RegExp(`${indent.source}(\`{3,}|~{3,})(.*)$`, 'gm');

interface Fence {
  mark: string;
  /** Where its line begins. */
  at: number;
}

/** The code block that is open at the end of the text, and where the last one ends that is not (CommonMark § 4.5). */
export function codeBlocksIn(text: string): { open: Fence | null; closedAt: number } {
  let open: Fence | null = null;
  let closedAt = 0;
  for (const { 0: line, 1: mark = '', 2: info = '', index } of text.matchAll(fenceLine)) {
    if (open === null) {
      if (mark.startsWith('~') || !info.includes('`')) open = { mark, at: index };
    } else if (mark.startsWith(open.mark) && info.trim() === '') {
      open = null;
      closedAt = index + line.length;
    }
  }
  return { open, closedAt };
}

/** False: the last line opens the block and is not complete, or is the beginning of the line that closes it. */
function isWithinFence(text: string, { mark, at }: Fence, line: string): boolean {
  const isOpening = !text.includes('\n', at);
  const isClosing = /^[\s>]*(?:`+|~+)$/.test(line) && line.trimEnd().endsWith(mark.charAt(0));
  return !isOpening && !isClosing;
}

/** A line of which only marks have arrived, the number of a list item, or the box of a task, without its text. */
const onlyMarks = /^(?:[-=*_+#>|~`!\s]*|\s*\d{1,3}[.)]?\s*|\s*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX]?\]?\s*)$/;

/** Where a table begins whose second line, with the alignments, is not complete (GFM § 4.10). */
function openTable(text: string): number | null {
  const lines = text.split('\n').slice(-2);
  const length = (count: number) => lines.slice(-count).join('\n').length;
  const [before = '', last = ''] = lines.length === 2 ? lines : ['', lines[0]];
  const isRow = (line: string) => line.replace(indent, '').startsWith('|');
  const mayAlign = last.replace(indent, '') === '' || /^[|\s:-]+$/.test(last.replace(indent, ''));
  const from = (count: number) => text.length - length(count);
  // The line before is the first of its table if the one above is not a row.
  if (isRow(before) && mayAlign) return isRow(lineAbove(text, from(2))) ? null : from(2);
  if (isRow(last) && !isRow(before)) return from(1);
  return null;
}

/** The line that ends before `at`. */
function lineAbove(text: string, at: number): string {
  if (at === 0) return '';
  return text.slice(text.lastIndexOf('\n', at - 2) + 1, at - 1);
}

/** How far back an open formula is looked for. UTF-16 code units. */
const MAX_SCANNED = 10_000;

/** Where a formula begins that is not closed, in what follows the last blank line and `from`. */
function openMath(text: string, from: number): number | null {
  let region = text.length > MAX_SCANNED ? text.indexOf('\n', text.length - MAX_SCANNED) + 1 : 0;
  // Inline text of that length is not parsed (`lexer.ts`).
  if (text.length - region > MAX_SCANNED) return null;
  for (const { index } of text.matchAll(/\n[ \t]*\n/g)) region = Math.max(region, index + 1);
  region = Math.max(region, from);
  for (let at = region; at < text.length;) {
    const skipped = skip(text, at, region);
    if (skipped === null) return at;
    at = skipped;
  }
  return null;
}

/** Marks of formulas. `\[` is one at the beginning of a line only. */
const pairs = [
  ['$$', '$$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
] as const;

/** The index behind what begins at `at`; null: a formula that may be closed later. */
function skip(text: string, at: number, region: number): number | null {
  // The longest formula with its marks, and what stands behind it.
  const rest = text.slice(at, at + MAX_FORMULA_LENGTH + 100);
  const char = rest.charAt(0);
  if (char === '`') {
    const run = /^`+/.exec(rest)?.[0] ?? '`';
    const end = text.indexOf(run, at + run.length);
    return end === -1 ? text.length : end + run.length;
  }
  const isEscape = char === '\\';
  if (!isEscape && char !== '$') return nextOf(text, at + 1);
  const lineStart = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, region), at).replace(indent, '') === '';
  const found = (lineStart ? readMathBlock(rest) : undefined) ?? readMathInline(rest);
  if (found) return at + found.raw.length;
  if (rest === '\\' || rest === '$' || rest === '$$') return null;
  const pair = pairs.find(([open]) => rest.startsWith(open) && (open !== '\\[' || lineStart));
  if (pair) return rest.includes(pair[1], 2) || rest.length > MAX_FORMULA_LENGTH ? at + 2 : null;
  if (isEscape) return at + 2;
  return !rest.includes('$', 1) && mayBecomeFormula(text.slice(at + 1)) ? null : at + 1;
}

/** The next place where code, an escape or a formula may begin. */
function nextOf(text: string, from: number): number {
  const next = text.slice(from).search(/[`\\$]/);
  return next === -1 ? text.length : from + next;
}
