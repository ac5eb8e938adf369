import { asVisibleLine } from '../../kernel/http/visible-line.ts';

const longest = 60;

/** Characters of a text that are used for a title. The patterns below take quadratic time. */
const longestText = 500;

/**
 * A conversation's first title: the beginning of its first message, cut between words, as a `visibleLine`. Empty where nothing
 * is visible.
 */
export function titleFrom(content: string): string {
  const line = asVisibleLine(content.trimStart().slice(0, longestText));
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  const lastSpace = cut.lastIndexOf(' ');
  // Text without spaces (Chinese, a long URL) is cut anywhere; half a character, or a joiner at the end, is removed.
  const whole = asVisibleLine(lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut);
  return `${whole.replace(/[\s.,;:!?-]+$/u, '')}…`;
}

/** A model's answer to a request for a title as one line, without the quotes and full stop that models tend to add. */
export function cleanTitle(answer: string): string {
  const [line = ''] = answer.trimStart().slice(0, longestText).split('\n');
  return titleFrom(asVisibleLine(line).replaceAll(/^["'“”„«»#*\s]+|["'“”«»*.\s]+$/gu, ''));
}
