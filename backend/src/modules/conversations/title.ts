import { asVisibleLine } from '../../kernel/http/visible-line.ts';

const longest = 60;

/** Characters that are looked at of a text that a title is made of. The patterns below take the square of it. */
const longestText = 500;

/**
 * A conversation's first name: the beginning of its first message, cut between words, as a line that a person could have given
 * it. Empty where nothing in it can be seen.
 */
export function titleFrom(content: string): string {
  const line = asVisibleLine(content.trimStart().slice(0, longestText));
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  const lastSpace = cut.lastIndexOf(' ');
  // Text without spaces (Chinese, a long URL) is cut where it is. Half a character, or what joined it to the next, goes.
  const whole = asVisibleLine(lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut);
  return `${whole.replace(/[\s.,;:!?-]+$/u, '')}…`;
}

/** What a model answered to "name this": one line, without the quotes and full stop that models like to add. */
export function cleanTitle(answer: string): string {
  const [line = ''] = answer.trimStart().slice(0, longestText).split('\n');
  return titleFrom(asVisibleLine(line).replaceAll(/^["'“”„«»#*\s]+|["'“”«»*.\s]+$/gu, ''));
}
