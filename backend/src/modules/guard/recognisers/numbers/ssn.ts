import type { Finding } from '../../finding.ts';
import { ContextWords, listGap, ssnWords } from './context-words.ts';
import { matches } from '../matches.ts';
import { digit, type Recogniser } from '../recogniser.ts';

/** Area 001–899 without 666, group 01–99, serial 0001–9999 (Social Security Administration, POMS RM 10201.030). */
const valid = /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/;
const gap = '(?: ?[-./ ] ?)?';
const candidate = new RegExp(`(?<![\\d-])(\\d{3})(${gap})(\\d{2})(${gap})(\\d{4})(?!\\d|-\\d)`, 'g');
const cut = new RegExp(`(?<![\\d-])\\d{1,3}(?:(?<=\\d{3})${gap}(?:\\d{1,2}(?:(?<=\\d{2})${gap}\\d{0,4}-?)?)?)?$`);
const longest = 20;

export const ssn: Recogniser = { needs: digit, find, incompleteFrom };

/** Finds numbers of three, two and four digits, which may also be part numbers: only words beside them make them certain. */
function find(text: string): Finding[] {
  const found: Finding[] = [];
  const words = new ContextWords(ssnWords, text);
  let lastCertain = -Infinity;
  for (const match of matches(candidate, text)) {
    const [whole, area, firstGap, group, secondGap, serial] = match;
    if (!valid.test(`${area}${group}${serial}`)) continue;
    const start = match.index;
    const end = start + whole.length;
    const isHyphened = firstGap === '-' && secondGap === '-';
    const calledBefore = start - lastCertain <= listGap || words.before(start);
    if (!isHyphened && !calledBefore) continue;
    const named = words.namedOtherwise(start);
    if (named && !calledBefore) continue;
    const certain = !named && (calledBefore || words.after(end));
    if (certain) lastCertain = end;
    found.push({ type: 'ssn', start, end, confidence: certain ? 'certain' : 'uncertain' });
  }
  return found;
}

function incompleteFrom(text: string): number {
  const offset = Math.max(0, text.length - longest);
  const match = cut.exec(text.slice(offset));
  return match ? offset + match.index : text.length;
}
