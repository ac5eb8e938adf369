import type { MarkedOptions, Tokens } from 'marked';

/** A formula; `text` is its TeX. */
export interface MathToken extends Tokens.Generic {
  type: 'math';
  raw: string;
  text: string;
  /** On lines of its own, centred, with large operators. */
  display: boolean;
}

/** Longer formulas stay text: KaTeX lays out in time that grows with the square of some constructs. UTF-16 code units. */
export const MAX_FORMULA_LENGTH = 2_000;

/** A blank line, a heading or the line that opens a code block ends what could have been a formula. */
const endsText = /\n(?:[ \t]*\n|[ \t>]*(?:`{3}|~{3}|#{1,6} ))/;

/** `$$` or `\[` at the beginning of a line, up to its end mark, which ends a line. */
export function readMathBlock(src: string): MathToken | undefined {
  const opened = /^ {0,3}(\$\$|\\\[)/.exec(src);
  if (opened === null) return undefined;
  const [{ length }, open = ''] = opened;
  const close = open === '$$' ? '$$' : '\\]';
  const end = src.indexOf(close, length);
  if (end === -1 || end - length > MAX_FORMULA_LENGTH) return undefined;
  const text = src.slice(length, end);
  const rest = /^[ \t]*[.,;]?[ \t]*(?:\n|$)/.exec(src.slice(end + 2));
  if (rest === null || text.trim() === '' || endsText.test(text) || !isFormula(text)) return undefined;
  return { type: 'math', raw: src.slice(0, end + 2 + rest[0].length), text: text.trim(), display: true };
}

const blockStart = /\n {0,3}(?:\$\$|\\\[)/g;

/** Where a formula begins in a line behind the first; the length of the text where there is none. */
export function mathBlockIn(src: string): number {
  for (const { index } of src.matchAll(blockStart)) if (readMathBlock(src.slice(index + 1))) return index + 1;
  return src.length;
}

/** `$…$`, `\(…\)` and, within a paragraph, `$$…$$`. */
export function readMathInline(src: string): MathToken | undefined {
  for (const [open, close, display] of inlineMarks) {
    if (!src.startsWith(open)) continue;
    const end = endOf(src, open, close);
    if (end === -1) return undefined;
    const text = src.slice(open.length, end);
    if (endsText.test(text) || !isFormula(text) || (open === '$' && !isDelimited(text, src.charAt(end + 1))))
      return undefined;
    return { type: 'math', raw: src.slice(0, end + close.length), text: text.trim(), display };
  }
  return undefined;
}

const inlineMarks: readonly [open: string, close: string, display: boolean][] = [
  ['$$', '$$', true],
  ['$', '$', false],
  ['\\(', '\\)', false],
];

function endOf(src: string, open: string, close: string): number {
  let end = src.indexOf(close, open.length);
  // `\$` is a dollar sign within the formula.
  while (close === '$' && end > 0 && src.charAt(end - 1) === '\\') end = src.indexOf(close, end + 1);
  return end > open.length && end - open.length <= MAX_FORMULA_LENGTH ? end : -1;
}

/** As pandoc reads dollars: none has a space on its inner side, and behind the second stands no digit or letter. */
function isDelimited(text: string, next: string): boolean {
  return !/^\s|\s$|\n/.test(text) && !/[\p{L}\p{N}$]/u.test(next);
}

const sign = /[\\^_={}<>]/;
const wordsOf = (text: string) => text.replace(/\\[a-z]+(?:\{[^}]*\})?/gi, ' ').match(/\p{L}{2,}/gu) ?? [];

/** Whether it can be a formula, rather than prose between two amounts of money or two variables of a shell. */
export function isFormula(text: string): boolean {
  if (/[_^]$/.test(text)) return false;
  const words = wordsOf(text);
  if (sign.test(text)) return words.length < 6;
  return words.every((word) => word.length <= 3) && words.length < 2 && !/^\d[\d.,]*\s*\p{L}{2}/u.test(text.trim());
}

/** Whether a `$` with `text` behind it, at the end of a streaming text, may still become a formula. An amount may not. */
export function mayBecomeFormula(text: string): boolean {
  if (/^\s|\n/.test(text) || text.length > MAX_FORMULA_LENGTH || !isFormula(`${text}1`)) return false;
  return !/^\d[\d.,]*\s+[^-+*/=<>^\\()]/.test(text);
}

/** For `new Lexer`: marked asks these before its own rules, and `start…` where the next one may begin. */
export const mathExtensions: NonNullable<MarkedOptions['extensions']> = {
  renderers: {},
  childTokens: {},
  block: [readMathBlock],
  inline: [readMathInline],
  startBlock: [(src) => indexOf(src, blockStart)],
  startInline: [(src) => indexOf(src, /\$(?!\s)|\\\(/)],
};

function indexOf(src: string, pattern: RegExp): number | undefined {
  const at = src.search(pattern);
  return at === -1 ? undefined : at;
}
