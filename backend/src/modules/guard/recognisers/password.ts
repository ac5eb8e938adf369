import type { Finding } from '../finding.ts';

const words = [
  'pass(?:word|wort|wd|phrase|code)',
  'kennwort',
  '(?<![a-z])p(?:wd|ass)',
  'contrase[nñ]a',
  'mot de passe',
  'senha',
  'wachtwoord',
  'пароль',
  'كلمة (?:المرور|السر)',
  '密码',
  'パスワード',
];
const word = `(?:${words.join('|')})`;
const value = `(?:(?<quote>["'\`])(?<quoted>[^"'\`\\n]{4,128})\\k<quote>|(?<bare>[^\\s"'\`]{4,128}))`;
const assigned = new RegExp(`${word}["'\\]]?\\s{0,4}(?::=|=>|[:=])\\s{0,4}${value}`, 'giu');
const said = new RegExp(
  `(?<mine>(?:my|our|mein|unser|mi|mon|meu)\\s)?${word}\\s{0,2}(?:\\bis\\b|\\bist\\b|\\blautet\\b|\\bes\\b|\\best\\b|هي|是)\\s{0,2}:?\\s{0,2}${value}`,
  'giu',
);
/** User and password before the host of a URL (RFC 3986 § 3.2.1). */
const inUrl = /:\/\/[^\s:@/]{0,100}:(?<bare>[^\s@/]{3,200})@/g;

/** Places to fill in, variables, and masks. */
const placeholder = /^(?:[<*%?•…]|\$[\w{(]|\{\{|\[\w+\]$|x{4,}$|\.{3})/iu;
/** `z.string()`, `input(`, `users[0]`, `form.value`. */
const code = /^[A-Za-z_$][\w$]*(?:\(|\[|\??\.[A-Za-z_$])/;
/** `newPassword`, `user_input`. */
const identifier = /^[\p{Ll}_$]+(?:[\p{Lu}_][\p{L}_]*)+$/u;
const ordinary = new RegExp(
  `^(?:${word}|string|str|text|char|varchar|number|bool(?:ean)?|null|none|nil|undefined|unknown|void|any|true|false|required|` +
    'optional|hidden|invalid|incorrect|wrong|expired|missing|empty|protected|hash(?:ed)?|encrypted|secret|changed?|reset|' +
    'input|value|field|data|body|env|config|params|args|must|should|needs?|not|too|same|weak|strong|correct|safe|set|your\\w*|' +
    'erforderlich|falsch|ungültig|abgelaufen|vergessen|obligatoire|requerida|incorrecta)$',
  'iu',
);

type Manner = 'assigned' | 'said' | 'in url';

export function* findPasswords(text: string): Generator<Finding> {
  for (const match of text.matchAll(assigned)) yield* judged(text, match, 'assigned');
  for (const match of text.matchAll(said)) yield* judged(text, match, match.groups?.['mine'] ? 'assigned' : 'said');
  for (const match of text.matchAll(inUrl)) yield* judged(text, match, 'in url');
}

function* judged(text: string, match: RegExpExecArray, manner: Manner): Generator<Finding> {
  const { quoted, bare = '' } = match.groups ?? {};
  const spoken = quoted ?? trimmed(bare);
  const start = match.index + match[0].lastIndexOf(quoted ?? bare);
  const end = start + spoken.length;
  if (spoken.length < 3 || placeholder.test(spoken) || ordinary.test(spoken.replace(/[!?]+$/, ''))) return;
  const found = quoted === undefined ? isPassword(spoken, manner, endsWith(text, end)) : isQuotedPassword(spoken);
  if (found) yield { type: 'password', start, end };
}

const isMixed = (spoken: string): boolean => /[\d\p{P}\p{S}]/u.test(spoken);

/** Labels have blanks or are ordinary words. */
const isQuotedPassword = (spoken: string): boolean => isMixed(spoken) || !spoken.includes(' ');

/** Letters alone are taken for a word of the sentence, unless it ends with them. */
function isPassword(spoken: string, manner: Manner, ends: boolean): boolean {
  if (manner === 'in url') return true;
  if (code.test(spoken) || identifier.test(spoken)) return false;
  return /^\p{L}+$/u.test(spoken) ? manner === 'assigned' && ends : isMixed(spoken);
}

/** Nothing but the end of the line or of the sentence follows. */
const endsWith = (text: string, end: number): boolean => /^(?:[.!](?:\s|$)|\s*(?:\n|$))/.test(text.slice(end, end + 8));

/** What ends a sentence or a parameter is no part of the password before it. */
const trimmed = (bare: string): string => bare.replace(/&\w+=.*$/u, '').replace(/[,;:.)\]}]{1,4}$/u, '');
