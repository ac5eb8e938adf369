import { startsIban } from './recognisers/iban.ts';

/** Patterns look no further back than this; long words are followed to their beginning. */
const tailLength = 320;

/** Each ends at the end of the text: what may still grow into something sensitive. */
const open: readonly RegExp[] = [
  // Cards and social security numbers, and whatever else begins with a digit.
  /\p{Nd}[\p{Nd}\p{Cf}\p{Zs}\t.\-_/·]{0,60}$/u,
  // The value of a password or secret, with the blanks around it: what follows tells whether it is a word of a sentence.
  /(?:pass\w{0,10}|pwd|kennwort|contrase[nñ]a|senha|wachtwoord|пароль|المرور|السر|密码|パスワード|key|secret|token|credentials?)["'\]]?\s{0,4}(?::=|=>|[:=：]|is|ist|lautet|es|est|هي|是)\s{0,4}:?\s{0,2}(?:["'`][^"'`\n]{0,130}|[^\s"'`]{0,130}\s{0,8})$/iu,
  /\b(?:bearer|basic)\s{1,3}\S{0,300}$/i,
  /:\/\/[^\s:@/]{0,100}:[^\s@/]{0,200}$/,
  // The first line of a private key.
  /-{2,5}(?:BEGIN[A-Z\d -]{0,60})?$/,
];
const privateKey = '-----BEGIN ';
const iban = /[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z\d]){0,32}[ -]?$/;
/** Where keys of known services begin, within a word. */
const keyWithin =
  /(?:sk-|[rs]k_|AKIA|ASIA|AGPA|AIDA|AROA|gh[opusr]_|github_|gl(?:pat|dt|rt|ptt)-|xox|xapp-|whsec_|AIza|GOCSPX|ya29|SG\.|npm_|pypi-|hf_|dop_|shp|key-|SK[a-f\d]|atr_|eyJ|hooks\.)/;
const longWord = 24;

/** Where in `text` something begins that its end may still complete; its length if there is no such thing. */
export function openFrom(text: string): number {
  const tailFrom = Math.max(0, text.length - tailLength);
  const tail = text.slice(tailFrom);
  let from = text.length;
  for (const pattern of open) {
    const match = pattern.exec(tail);
    if (match) from = Math.min(from, tailFrom + match.index);
  }
  const account = iban.exec(tail);
  if (account && startsIban(account[0])) from = Math.min(from, tailFrom + account.index);
  return Math.min(from, openWordFrom(text), openKeyFrom(text));
}

const isBlank = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13);

/** The last word, if a key begins in it, it is as long as keys are, or a long number stands among its letters. */
function openWordFrom(text: string): number {
  let start = text.length;
  while (start > 0 && !isBlank(text.charCodeAt(start - 1))) start--;
  const word = text.slice(start);
  const key = keyWithin.exec(word);
  if (key) return start + key.index;
  const grows = word.length >= longWord ? /\d/.test(word) : /\d{12}/.test(word);
  return grows ? start : text.length;
}

function openKeyFrom(text: string): number {
  const begins = text.lastIndexOf(privateKey);
  if (begins === -1 || text.includes('-----END', begins)) return text.length;
  // A certificate or public key is no secret.
  const header = text.slice(begins + privateKey.length, begins + privateKey.length + 50);
  return header.includes('-----') && !header.includes('PRIVATE KEY') ? text.length : begins;
}
