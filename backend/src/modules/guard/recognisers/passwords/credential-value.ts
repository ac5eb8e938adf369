import type { Finding } from '../../finding.ts';
import { isCode, isExample, isOrdinary } from './no-password.ts';

const longest = 128;
/** Characters after a value that decide whether it is a password. */
const lookAhead = 24;
/** Source of a pattern for a value, in quotation marks or up to the next blank; flag `u`. */
export const value = `\\\\?(?:(?<quote>["'\`])(?<quoted>[^"'\`\\n]{4,${longest}})\\k<quote>|(?<bare>[^\\s"'\`]{4,${longest}}))`;
/** Source of a pattern for a value at the end of the text, which may continue. */
export const cutValue = `(?<cut>\\\\?(?:["'\`][^"'\`\\n]{0,${longest}}|[^\\s"'\`]{0,${longest}}[^\\n]{0,${lookAhead - 1}}))$`;
/** The most characters from the words before a value to its end for which a stream waits. */
export const longestCredential = 240;

/** Position where an incomplete value begins, by a `pattern` that ends with `cutValue`; the text's length if there is none. */
export const cutFrom = (pattern: RegExp, text: string): number =>
  text.length - (pattern.exec(text)?.groups?.['cut']?.length ?? 0);

/** How a value is given: `name: value`, in a sentence, or where only a password can be. */
export type Manner = 'assigned' | 'said' | 'positional';

/** The password in a match of `value`, which is the last part of `match`; null where it is none. */
export function passwordIn(text: string, match: RegExpExecArray, manner: Manner): Finding | null {
  const { quoted, bare = '' } = match.groups ?? {};
  const from = match.index + match[0].lastIndexOf(quoted ?? bare);
  return judged(text, from, quoted ?? bare, quoted !== undefined, manner);
}

/** As `passwordIn`, for the value `given` at `from`. */
export function judged(text: string, from: number, given: string, isQuoted: boolean, manner: Manner): Finding | null {
  const opening = /^(?:\s|[*_]{1,3})*/.exec(given)![0].length;
  const spoken = isQuoted ? given.trim().replace(/\\$/, '') : trimmed(given.slice(opening));
  if (spoken.length < 3 || !/[\p{L}\d]/u.test(spoken)) return null;
  if (manner === 'positional' ? isExample(spoken) : isOrdinary(spoken)) return null;
  const start = from + opening;
  const end = start + spoken.length;
  const found = isQuoted ? isQuotedPassword(spoken) : isPassword(spoken, manner, text.slice(end, end + lookAhead));
  return found ? { type: 'password', start, end, confidence: 'certain' } : null;
}

/** Removes the end of a sentence, a parameter or an element from a value. */
const trimmed = (given: string): string =>
  given.replace(/(?:[&;]\w+=|<\/).*$/u, '').replace(/[,;:.)\]}*_|\\،؛。，、]{1,4}$/u, '');

const isMixed = (spoken: string): boolean => /[\d\p{P}\p{S}]/u.test(spoken);

/** Whether a quoted value is a password: labels have blanks or are ordinary words. */
const isQuotedPassword = (spoken: string): boolean => isMixed(spoken) || !spoken.includes(' ');

/** Whether a value is a password. Letters alone count as a word of the sentence, unless they end it. */
function isPassword(spoken: string, manner: Manner, after: string): boolean {
  if (manner === 'positional') return true;
  if (isCode(spoken) || (amount.test(spoken) && unit.test(after))) return false;
  return isWords(spoken) ? manner === 'assigned' && ending.test(after) : isMixed(spoken);
}

/** Whether it consists of words, also joined by hyphens. */
const isWords = (spoken: string): boolean => /^\p{L}+(?:[-/]\p{L}+)*$/u.test(spoken);

/** Amounts: `8-64 characters`, `120 tests`. */
const amount = /^[\d\p{P}]+$/u;
const unit =
  /^\s(?:char|zeichen|stellen|digit|letter|symbol|tests?\b|days?\b|tage|times|mal\b|caract|caratt|cifr|chiffre)/iu;
/** The line or the sentence ends, or another `name: value` follows. */
const ending =
  /^(?:[*_"'|]{0,3}[.!]?(?:\s*(?:\n|$)|(?<=[.!])\s)|[\s,;|&*_]{1,4}(?:(?:and|und|y|e|et|و)\s{1,2})?[\p{L}_ -]{2,14}[=:])/u;
