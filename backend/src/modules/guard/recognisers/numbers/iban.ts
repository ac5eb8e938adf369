import type { Finding } from '../../finding.ts';
import { ContextWords, ibanWords, isHyphenated, listGap } from './context-words.ts';
import { ibanStructures, longestIban } from './iban-structures.ts';
import { matches } from '../matches.ts';
import { digit, type Recogniser } from '../recogniser.ts';

const beginning = /(?<![A-Za-z\d])(?:iban)?(?<country>[A-Za-z]{2})\d{2}/gi;
/** The beginning of an IBAN at the end of the text; a capital and a small letter begin most sentences. */
const cutBeginning = /(?<![A-Za-z\d])(?:[A-Z]{2}|[a-z]{2}|(?:IBAN)?[A-Za-z]{2}\d)$/;
/** Separators between two characters of an IBAN. */
const gap = /[\s./_*-]{1,3}/y;

export const iban: Recogniser = { needs: digit, find, incompleteFrom };

function find(text: string): Finding[] {
  const found: Finding[] = [];
  const words = new ContextWords(ibanWords, text);
  let lastCertain = -Infinity;
  for (const match of matches(beginning, text)) {
    const start = match.index + match[0].length - 4;
    const walked = walk(text, start, match.groups!['country']!);
    if (typeof walked !== 'object' || remainder(walked.iban) !== 1) continue;
    const { end } = walked;
    const called = start - lastCertain <= listGap || words.before(start) || words.after(end);
    const certain = called || !(isHyphenated(text, start, end) || words.namedOtherwise(start));
    if (certain) lastCertain = end;
    found.push({ type: 'iban', start, end, confidence: certain ? 'certain' : 'uncertain' });
  }
  return found;
}

interface Walked {
  /** In capitals, without gaps. */
  iban: string;
  end: number;
}

/** Reads as many characters as the country's IBANs have, as long as they are of the right kinds. */
function walk(text: string, start: number, country: string): Walked | 'incomplete' | 'other' {
  const places = ibanStructures.get(country.toUpperCase());
  if (places === undefined) return 'other';
  let taken = '';
  let at = start;
  while (taken.length < places.length) {
    if (taken !== '') {
      gap.lastIndex = at;
      if (gap.test(text)) at = gap.lastIndex;
    }
    if (at === text.length) return 'incomplete';
    if (!isOfKind(text.charCodeAt(at), places.charAt(taken.length))) return 'other';
    taken += text.charAt(at++);
  }
  if (/[A-Za-z\d]/.test(text.charAt(at))) return 'other';
  return { iban: taken.toUpperCase(), end: at };
}

function isOfKind(unit: number, kind: string): boolean {
  const isDigit = unit >= 48 && unit <= 57;
  const isLetter = (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return (isDigit && kind !== 'a') || (isLetter && kind !== 'n');
}

/** The remainder by ISO 7064 mod 97-10: the first four characters moved to the end, letters as 10–35. */
function remainder(text: string): number {
  let rest = 0;
  for (const char of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

function incompleteFrom(text: string): number {
  const offset = Math.max(0, text.length - longestIban * 4);
  const tail = text.slice(offset);
  for (const match of matches(beginning, tail)) {
    const start = match.index + match[0].length - 4;
    const walked = walk(tail, start, match.groups!['country']!);
    if (walked === 'incomplete' || (typeof walked === 'object' && walked.end === tail.length)) return offset + start;
  }
  const cut = cutBeginning.exec(tail);
  return cut && ibanStructures.has(cut[0].replace(/\d$/, '').slice(-2).toUpperCase())
    ? offset + cut.index
    : text.length;
}
