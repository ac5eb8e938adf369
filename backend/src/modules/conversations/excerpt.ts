import { asVisibleLine } from '../../kernel/http/visible-line.ts';
import type { FoundRow } from './store/conversations.ts';

/** What markdown puts before the words of a line, and around words. A single `_` or `*` may be meant as it stands. */
const lineMarks = /^(?:#{1,6} +|> *|[-*+] +(?:\[[ xX]\] +)?|`{3,}\S*|~{3,}\S*|[|:\- ]{3,}$)/gmu;
const inlineMarks = /\*\*|__|~~|`|\]\([^)\s]*\)?|!?\[/gu;

/** The passage in which a message holds what was looked for, in one line and without markdown; null: only the title holds it. */
export function excerptOf({ passage, is_cut }: Pick<FoundRow, 'passage' | 'is_cut'>): string | null {
  if (passage === null) return null;
  // Half a word at an end that was cut says nothing.
  const whole = passage
    .replace(is_cut.before ? /^\S{0,40}\s/u : '', '')
    .replace(is_cut.behind ? /\s\S{0,40}$/u : '', '');
  const line = asVisibleLine(whole.replaceAll(lineMarks, '').replaceAll(inlineMarks, '').replaceAll('|', ' '));
  return `${is_cut.before ? '… ' : ''}${line}${is_cut.behind ? ' …' : ''}`;
}
