import type { Finding } from '../../finding.ts';
import { mayGrow, noGroups, type CardShape } from './card-shapes.ts';
import { cardWords, ContextWords, isHyphenated, listGap } from './context-words.ts';
import { beginsCard, isCard, isPublishedTestCard, longestCard, shortestCard } from './issuers.ts';
import { matches } from '../matches.ts';
import { digit, type Recogniser } from '../recogniser.ts';

/** Separators between groups of digits, in prose, tables and mark-up. */
const separator = '[\\s.,;:|/\\\\_*`~+()\'"=<>-]';
const widest = 8;
const digitRun = new RegExp(`\\d+(?:${separator}{1,${widest}}\\d+)*`, 'g');
const endsWithDigits = new RegExp(`\\d${separator}{0,${widest}}$`);

interface Group {
  start: number;
  end: number;
}
const sizeOf = ({ start, end }: Group): number => end - start;

/** A valid card number in the groups from `first` to `last`. */
interface Candidate {
  digits: string;
  shape: CardShape;
  first: number;
  last: number;
}

export const card: Recogniser = { needs: digit, find, incompleteFrom };

/** Finds card numbers, which begin and end with a group of digits: `order 12345 4111 1111 1111 1111` contains one. */
function find(text: string): Finding[] {
  const found: Finding[] = [];
  const words = new ContextWords(cardWords, text);
  let lastCertain = -Infinity;
  for (const run of matches(digitRun, text)) {
    if (run[0].length < shortestCard) continue;
    const groups = groupsOf(run[0], run.index);
    for (let first = 0; first < groups.length; first++) {
      const candidate = candidateAt(text, groups, first);
      if (candidate === null) continue;
      const [start, end] = [groups[first]!.start, groups[candidate.last]!.end];
      const called = start - lastCertain <= listGap || words.before(start);
      const named = words.namedOtherwise(start);
      const published = isPublishedTestCard(candidate.digits);
      if (!published && !called && (candidate.shape === 'unusual' || (candidate.shape === 'whole' && named))) continue;
      const calledAfter = words.after(end) || runsOn.test(text.slice(end, end + 3));
      const certain = published || (!named && (called || calledAfter || looksPrinted(text, groups, candidate)));
      if (certain) lastCertain = end;
      found.push({ type: 'card', start, end, confidence: certain ? 'certain' : 'uncertain' });
      first = candidate.last;
    }
  }
  return found;
}

function groupsOf(run: string, offset: number): Group[] {
  const groups: Group[] = [];
  let start = -1;
  for (let at = 0; at <= run.length; at++) {
    const unit = run.charCodeAt(at);
    const isDigit = unit >= 48 && unit <= 57;
    if (isDigit && start === -1) start = at;
    if (isDigit || start === -1) continue;
    groups.push({ start: offset + start, end: offset + at });
    start = -1;
  }
  return groups;
}

/** The longest card number that begins with the group `first`. */
function candidateAt(text: string, groups: readonly Group[], first: number): Candidate | null {
  const beginning = groups[first]!;
  const size = sizeOf(beginning);
  if (!beginsCard(text, beginning.start, beginning.end)) return null;
  // In groups of one or two digits, only the first group of a run is tried: otherwise a long run would be tried from each.
  if (size < 3 && first > 0 && sizeOf(groups[first - 1]!) === size) return null;
  let grouping = noGroups;
  let digits = '';
  let found: Candidate | null = null;
  for (let last = first; last < groups.length; last++) {
    const { start, end } = groups[last]!;
    const next = grouping.next.get(end - start);
    if (next === undefined) break;
    grouping = next;
    digits += text.slice(start, end);
    const { shape } = grouping;
    if (shape !== null && isCard(digits) && standsAlone(text, beginning.start, end, digits.length)) {
      found = { digits, shape, first, last };
    }
  }
  return found;
}

/** Text that may follow a number without a blank. */
const runsOn = /^(?:exp|cv[vc])/i;

/** Whether a number is not part of a hash, nor an international phone number (15 digits at most, ITU-T E.164). */
function standsAlone(text: string, start: number, end: number, digits: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 40);
  if (/\d[A-Za-z]{1,39}$/.test(before)) return false;
  if (/^[A-Za-z]{1,39}\d/.test(after) && !runsOn.test(after)) return false;
  return digits > 15 || !/\+\s?$/.test(before);
}

/** Gaps as on cards. */
const tight = /^(?: {1,3}| ?[-./_] ?)$/;
/** Separators between the cells of tables and lists of numbers. */
const betweenCells = /[,;|\t]/;
/** Characters before a number in unusual groups in which no other digits may be. */
const aloneFor = 40;

/** Whether groups and gaps alone identify a card: grouped as printed, and not in a table or an identifier. */
function looksPrinted(text: string, groups: readonly Group[], { shape, first, last }: Candidate): boolean {
  const { start } = groups[first]!;
  if (shape !== 'printed' || isHyphenated(text, start, groups[last]!.end)) return false;
  const gapAfter = (index: number): string => text.slice(groups[index]!.end, groups[index + 1]!.start);
  const gaps = new Set(Array.from({ length: last - first }, (_, index) => gapAfter(first + index)));
  if (first > 0 && gaps.has(gapAfter(first - 1))) return false;
  const goesOn = last + 1 < groups.length && gaps.has(gapAfter(last));
  if (goesOn && candidateAt(text, groups, last + 1) === null) return false;
  const kinds = [...gaps];
  if (kinds.every((gap) => tight.test(gap))) return true;
  const alone = groups.length === last - first + 1 && !/\d/.test(text.slice(Math.max(0, start - aloneFor), start));
  return alone && kinds.length === 1 && !betweenCells.test(kinds[0]!);
}

/** Position of the groups of digits at the end that may become a number. */
function incompleteFrom(text: string): number {
  if (!endsWithDigits.test(text.slice(-widest - 1))) return text.length;
  const offset = Math.max(0, text.length - longestCard * (widest + 1));
  const run = matches(digitRun, text.slice(offset)).at(-1)!;
  const groups = groupsOf(run[0], offset + run.index);
  return groups.find((_, first) => isIncomplete(text, groups, first))?.start ?? text.length;
}

function isIncomplete(text: string, groups: readonly Group[], first: number): boolean {
  let grouping = noGroups;
  if (!beginsCard(text, groups[first]!.start, groups[first]!.end)) return false;
  for (let index = first; index < groups.length; index++) {
    const size = sizeOf(groups[index]!);
    if (groups[index]!.end === text.length) return mayGrow(grouping, size);
    const next = grouping.next.get(size);
    if (next === undefined) return false;
    grouping = next;
  }
  return grouping.next.size > 0;
}
