import { asVisibleLine } from '../../kernel/http/visible-line.ts';

const longestTitle = 200;
const longestName = 100;
const longestExcerpt = 160;

/** Markdown before the text of a line: headings, quotes, list items, checkboxes, fences. */
const leadingMarks = /^(?:#{1,6}\s+|>\s*|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,9}[.)]\s+|`{3,}|-{3,}$)+/u;

/** Removes what cannot be in one line, instead of refusing it: a title is saved while it is typed. */
export function asTitle(typed: string): string {
  return shorten(asVisibleLine(typed), longestTitle);
}

/** Markdown around words: bold, and code. A single `_` or `*` may be literal. */
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

/** Cuts between whole characters as people see them. */
function shorten(line: string, longest: number): string {
  if (line.length <= longest) return line;
  return `${asVisibleLine(line.slice(0, longest - 1))}…`;
}
