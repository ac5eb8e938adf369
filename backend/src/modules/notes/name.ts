import { asVisibleLine } from '../../kernel/http/visible-line.ts';

const longestTitle = 200;
const longestName = 100;
const longestExcerpt = 160;

/** What markdown puts before the words of a line: headings, quotes, items of lists, checked or not, fences. */
const leadingMarks = /^(?:#{1,6}\s+|>\s*|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,9}[.)]\s+|`{3,}|-{3,}$)+/u;

/** What cannot stand in one line is taken out instead of refused: a title is saved while it is typed. */
export function asTitle(typed: string): string {
  return shorten(asVisibleLine(typed), longestTitle);
}

/** What markdown puts around words: bold, and code. A single `_` or `*` may be meant as it stands. */
const inlineMarks = /\*\*|__|`/gu;

/** @param start the first characters of a note's body, at most 500 */
export function nameAndExcerpt(title: string, start: string): { name: string; excerpt: string } {
  const lines = start
    .split('\n')
    .map((line) => asVisibleLine(line.trim().replace(leadingMarks, '').replaceAll(inlineMarks, '')))
    .filter((line) => line !== '');
  const name = title === '' ? (lines.shift() ?? '') : title;
  return {
    name: shorten(name, title === '' ? longestName : title.length),
    excerpt: shorten(lines.join(' '), longestExcerpt),
  };
}

/** In whole characters as people see them. */
function shorten(line: string, longest: number): string {
  if (line.length <= longest) return line;
  return `${asVisibleLine(line.slice(0, longest - 1))}…`;
}
