import type { Finding } from '../finding.ts';
import { luhn } from './luhn.ts';

/** Issuer ranges and the lengths their numbers have (ISO/IEC 7812-1; the networks' own tables). */
const issuers: readonly (readonly [prefix: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [16, 18, 19]], // Visa. 13 digits are of the past, and every tenth German mobile number would be one.
  [/^(?:5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/, [16]], // Mastercard
  [/^3[47]/, [15]], // American Express
  [/^(?:6011|64[4-9]|65)/, [16, 17, 18, 19]], // Discover
  [/^(?:30[0-5]|36|38|39)/, [14, 16]], // Diners Club
  [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]], // JCB
  [/^(?:62|81)/, [16, 17, 18, 19]], // UnionPay
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [16, 18, 19]], // Maestro
  [/^220[0-4]/, [16, 17, 18, 19]], // Mir
  [/^(?:60|508|82)/, [16]], // RuPay
  [/^9792/, [16]], // Troy
];
const [shortest, longest] = [14, 19];

const digitRun = /\d+(?:[ \t.\-_/·]{1,3}\d+)*/g;

interface Group {
  start: number;
  end: number;
}

/** Numbers begin and end with a group of digits: `order 12345 4111 1111 1111 1111` holds one. */
export function* findCards(text: string): Generator<Finding> {
  for (const run of text.matchAll(digitRun)) {
    if (run[0].length < shortest) continue;
    const groups = [...run[0].matchAll(/\d+/g)].map((group) => ({
      start: run.index + group.index,
      end: run.index + group.index + group[0].length,
    }));
    for (let first = 0; first < groups.length; first++) {
      const last = lastGroupOfCard(text, groups, first);
      if (last === null) continue;
      yield { type: 'card', start: groups[first]!.start, end: groups[last]!.end };
      first = last;
    }
  }
}

const size = ({ start, end }: Group): number => end - start;

/**
 * People write cards in one piece, in fours, as 4-6-5 or 4-6-4, or digit by digit; anything else is a table of figures.
 * The longest card that begins with the group `first`, by its last group.
 */
function lastGroupOfCard(text: string, groups: readonly Group[], first: number): number | null {
  const beginning = groups[first]!;
  const singly = size(beginning) === 1;
  // Digit by digit there is one beginning: else a long row of digits would be tried from each.
  if (singly && first > 0 && size(groups[first - 1]!) === 1) return null;
  let digits = '';
  let inFours = true;
  let found: number | null = null;
  for (let last = first; last < groups.length; last++) {
    const group = groups[last]!;
    if (singly ? size(group) !== 1 : !inFours && !isTail(groups, first, last)) break;
    if (digits.length + size(group) > longest) break;
    digits += text.slice(group.start, group.end);
    inFours &&= size(group) % 4 === 0;
    if (digits.length >= shortest && isCard(digits) && standsAlone(text, beginning, group)) found = last;
  }
  return found;
}

/** The rest of 4-6-5 and 4-6-4, once a group of six has ended the fours. */
const isTail = (groups: readonly Group[], first: number, last: number): boolean =>
  last === first + 2 && size(groups[first]!) === 4 && size(groups[first + 1]!) === 6 && size(groups[last]!) <= 5;

const isCard = (digits: string): boolean =>
  issuers.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits)) &&
  luhn(digits) &&
  !/^(\d)\1+$/.test(digits);

const lookAround = 40;
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;

/** Not within a longer number, an international phone number, a UUID, or a hash of letters and digits. */
function standsAlone(text: string, { start }: Group, { end }: Group): boolean {
  const before = text.slice(Math.max(0, start - lookAround), start);
  const after = text.slice(end, end + lookAround);
  if (/\+\s?$/.test(before) || /\d[A-Za-z]{1,39}$/.test(before) || /^[A-Za-z]{1,39}\d/.test(after)) return false;
  const within = uuid.exec(before + text.slice(start, end) + after);
  return within === null || within.index > before.length || within.index + within[0].length <= before.length;
}
