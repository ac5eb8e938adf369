import type { Finding } from '../../finding.ts';
import { isCode, isExample, isOrdinary } from './no-password.ts';

const longest = 128;
/** How much of what follows a value decides whether it is one. */
const lookAhead = 24;
/** Source of a pattern for a value in quotation marks or up to the next blank; flag `u`. */
export const value = `\\\\?(?:(?<quote>["'\`])(?<quoted>[^"'\`\\n]{4,${longest}})\\k<quote>|(?<bare>[^\\s"'\`]{4,${longest}}))`;
/** The same where the text ends before it is known what the value is. */
export const cutValue = `(?<cut>\\\\?(?:["'\`][^"'\`\\n]{0,${longest}}|[^\\s"'\`]{0,${longest}}[^\\n]{0,${lookAhead - 1}}))$`;
/** No value that ends later than this after the words before it is waited for. */
export const longestCredential = 240;

/** Where the value begins that `pattern`, which ends with `cutValue`, finds cut off; the text's length if none. */
export const cutFrom = (pattern: RegExp, text: string): number =>
  text.length - (pattern.exec(text)?.groups?.['cut']?.length ?? 0);

/** How a value was given: `name: value`, in a sentence, or where nothing but a password can stand. */
export type Manner = 'assigned' | 'said' | 'positional';

/** The password in what `value` matched, the last part of `match`; null where it is none. */
export function passwordIn(text: string, match: RegExpExecArray, manner: Manner): Finding | null {
  const { quoted, bare = '' } = match.groups ?? {};
  const from = match.index + match[0].lastIndexOf(quoted ?? bare);
  return judged(text, from, quoted ?? bare, quoted !== undefined, manner);
}

/** The same for `given`, which stands at `from`. */
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

/** What ends a sentence, a parameter or an element is no part of the password before it. */
const trimmed = (given: string): string =>
  given.replace(/(?:[&;]\w+=|<\/).*$/u, '').replace(/[,;:.)\]}*_|\\،؛。，、]{1,4}$/u, '');

const isMixed = (spoken: string): boolean => /[\d\p{P}\p{S}]/u.test(spoken);

/** Labels have blanks or are ordinary words. */
const isQuotedPassword = (spoken: string): boolean => isMixed(spoken) || !spoken.includes(' ');

/** Letters alone are taken for a word of the sentence, unless it ends with them. */
function isPassword(spoken: string, manner: Manner, after: string): boolean {
  if (manner === 'positional') return true;
  if (isCode(spoken) || (amount.test(spoken) && unit.test(after))) return false;
  return isWords(spoken) ? manner === 'assigned' && ending.test(after) : isMixed(spoken);
}

/** Words of a sentence, also joined by hyphens. */
const isWords = (spoken: string): boolean => /^\p{L}+(?:[-/]\p{L}+)*$/u.test(spoken);

/** `8-64 characters`, `120 tests`. */
const amount = /^[\d\p{P}]+$/u;
const unit =
  /^\s(?:char|zeichen|stellen|digit|letter|symbol|tests?\b|days?\b|tage|times|mal\b|caract|caratt|cifr|chiffre)/iu;
/** The line or the sentence ends, or another `name: value` follows. */
const ending =
  /^(?:[*_"'|]{0,3}[.!]?(?:\s*(?:\n|$)|(?<=[.!])\s)|[\s,;|&*_]{1,4}(?:(?:and|und|y|e|et|و)\s{1,2})?[\p{L}_ -]{2,14}[=:])/u;
