import { startsEntity } from './entities.ts';
import { codeBlocksIn } from './hold-back.ts';
import { endOfBrackets, endOfCode, OpenEmphasis } from './inline-scan.ts';
import { readMathInline } from './math-tokens.ts';

const MAX_LENGTH = 2_000;

/**
 * Closes emphasis, code spans and links that are open at the end of an incomplete text, and leaves out the mark that it ends
 * with, so that it neither shows marks nor reflows when the closing ones arrive. Runs of text longer than 2,000 characters and
 * code blocks are returned unchanged.
 */
export function closeDelimiters(text: string): string {
  const start = inlineStart(text);
  const run = text.slice(start);
  if (run.trim() === '' || run.length > MAX_LENGTH || codeBlocksIn(text).open !== null) return text;
  return text.slice(0, start) + closeRun(run);
}

/** Begins a block, so that nothing before it belongs to the same text (CommonMark § 4 and 5). */
const blockStart = /^[\s>]*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|\||>|`{3}|~{3})/;
const endsBlock = /^\s*(?:#{1,6}\s|\||`{3}|~{3}|[-=*_|:\s]*$)/;

/** Where the text begins that inline marks at the end may reach back to: the last line, and those that it goes on from. */
function inlineStart(text: string): number {
  let start = text.lastIndexOf('\n') + 1;
  let line = text.slice(start);
  while (start > 0 && text.length - start < MAX_LENGTH && !blockStart.test(line)) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    line = text.slice(before, start - 1);
    if (endsBlock.test(line)) break;
    start = before;
  }
  return start;
}

/** Scans from the left; what is closed is passed over, and what is open at the end is closed or left out. */
function closeRun(run: string): string {
  const emphasis = new OpenEmphasis();
  let text = run;
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    const rest = text.slice(at);
    if (char === '`') {
      const mark = /^`+/.exec(rest)?.[0] ?? char;
      const end = endOfCode(text, at, mark);
      if (end === -1) return closeCode(text, at, mark, emphasis);
      at = end;
    } else if (char === '\\' || char === '$') {
      const math = readMathInline(rest)?.raw.length;
      if (char === '\\' && rest.length === 1) text = text.slice(0, at);
      at += math ?? (char === '\\' ? 2 : 1);
    } else if (char === '[' || (char === '!' && text.charAt(at + 1) === '[')) {
      const link = closeLink(text, at);
      text = link.text;
      at = link.next;
    } else if (char === '<' || char === '&' || char === '!') {
      text = withoutHalfMark(text, at);
      at = Math.max(at + 1, endOfAutolink(text, at));
    } else if (char === '*' || char === '_' || char === '~') {
      const mark = /^(?:\*+|_+|~+)/.exec(rest)?.[0] ?? char;
      const end = at + mark.length;
      // A run at the end may be the first part of a longer one.
      if (end === text.length) text = text.slice(0, at);
      else emphasis.read(mark, text.charAt(at - 1), charAfter(text, end), end);
      at = end;
    } else at += 1;
  }
  return close(text, emphasis);
}

const charAfter = (text: string, end: number) => String.fromCodePoint(text.codePointAt(end) ?? 0);

function close(text: string, emphasis: OpenEmphasis): string {
  const shown = text.trimEnd();
  const { marks, cut } = emphasis.closers(shown.length);
  if (marks !== '') return shown.slice(0, cut).trimEnd() + marks;
  return cut < shown.length ? shown.slice(0, cut) : text;
}

/** The code span that is open: closed where it has content. */
function closeCode(text: string, at: number, mark: string, emphasis: OpenEmphasis): string {
  // As many as have arrived of the mark that closes it.
  const code = text.slice(at + mark.length).replace(/`+$/, '');
  if (code.trim() === '') return close(text.slice(0, at), emphasis);
  const shown = text.slice(0, at + mark.length) + code;
  return `${shown}${mark}${emphasis.closers(Number.POSITIVE_INFINITY).marks}`;
}

/** A link or image whose address is not whole is shown as its text; brackets at the end wait for what follows. */
function closeLink(text: string, at: number): { text: string; next: number } {
  const mark = text.charAt(at) === '!' ? 2 : 1;
  const open = at + mark - 1;
  const end = endOfBrackets(text, open, ['[', ']']);
  const without = (inside: string) => ({ text: text.slice(0, at) + (reference.test(inside) ? '' : inside), next: at });
  if (end === -1) return text.length - open > MAX_LINK ? { text, next: at + mark } : without(text.slice(open + 1));
  const inside = text.slice(open + 1, end - 1);
  if (end === text.length) return without(inside);
  const pair = pairs.find(([first]) => first === text.charAt(end));
  if (pair === undefined) return { text, next: open + 1 };
  const whole = endOfBrackets(text, end, pair);
  if (whole !== -1) return { text, next: whole };
  return text.length - end > MAX_LINK ? { text, next: open + 1 } : without(inside);
}

/** More often a reference in brackets, which stay, than the text of a link: it waits. */
const reference = /^\^?\d{0,3}$/;

/** An open bracket that is further away is taken for text. UTF-16 code units. */
const MAX_LINK = 600;
const pairs = [
  ['(', ')'],
  ['[', ']'],
] as const;

const autolink = /^<(?:https?:\/\/|mailto:)[^\s<>]*/;

/** Leaves out what may be the beginning of a line break, an address in angle brackets, an entity or an image. */
function withoutHalfMark(text: string, at: number): string {
  const rest = text.slice(at);
  const before = text.slice(0, at);
  if (/^<(?:b(?:r\s*\/?)?)?$/i.test(rest)) return before;
  if (autolink.exec(rest)?.[0] === rest) return before + rest.slice(1);
  if (/^<[a-z]{1,7}:?\/{0,2}$/.test(rest) && ['<https://', '<mailto:'].some((mark) => mark.startsWith(rest)))
    return before;
  if (rest.startsWith('&') && startsEntity(rest)) return before;
  return rest === '!' && /^$|\s$/.test(before) ? before : text;
}

function endOfAutolink(text: string, at: number): number {
  const found = autolink.exec(text.slice(at));
  return found && text.charAt(at + found[0].length) === '>' ? at + found[0].length + 1 : -1;
}
