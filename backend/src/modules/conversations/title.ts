import { storable } from '../../kernel/db/storable.ts';

const longest = 60;

/** A conversation's first name: the beginning of its first message, cut between words. */
export function titleFrom(content: string): string {
  const line = content.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  const lastSpace = cut.lastIndexOf(' ');
  // Text without spaces (Chinese, a long URL) is cut where it is, never inside a character.
  const whole = lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut.replace(/[\ud800-\udbff]$/u, '');
  return `${whole.replace(/[\s.,;:!?-]+$/u, '')}…`;
}

/** Characters that are looked at of an answer that should be a title. The patterns below take the square of it. */
const longestAnswer = 500;

/** What a model answered to "name this": one line, without the quotes and full stop that models like to add. */
export function cleanTitle(answer: string): string {
  const [line = ''] = storable(answer).trimStart().slice(0, longestAnswer).split('\n');
  return titleFrom(line.replaceAll(/^["'“”„«»#*\s]+|["'“”«»*.\s]+$/gu, ''));
}
