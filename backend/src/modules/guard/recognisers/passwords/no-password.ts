import { passwordWord } from './password-words.ts';

/** Placeholders, variables, parameters of a statement, and masks. */
const placeholder = /^(?:[<*%?…]|\$[\w{(]|\{\{|\[\w+\]$|\([\p{L} ]+\)?$|[:@][A-Za-z_]+$|x{4,}$|\.{3})/iu;
/** Paths and addresses. */
const place = /^(?:~?\/|\.{1,2}\/|[A-Za-z]:\\|[a-z]{2,10}:\/\/|[\w.+-]+@[\w-]+\.\w)/;
/** Program code: `z.string()`, `input(`, `users[0]`, `form.value`. */
const code = /^[A-Za-z_$][\w$]*(?:\(|\[|\??\.[A-Za-z_$])/;
/** Identifiers: `newPassword`, `user_input`. */
const identifier = /^[\p{Ll}_$]+(?:[\p{Lu}_][\p{L}_]*)+$/u;

const ordinaryWords = [
  `(?:\\w{1,60}[_.-])?${passwordWord}`,
  'string|str|text|char|varchar|number|bool(?:ean)?|null|none|nil|undefined|unknown|void|any|true|false|yes|no|n/a|stdin|only',
  'optional|hidden|invalid|incorrect|wrong|expired|missing|empty|protected|hash(?:ed)?|encrypted|secret|changed?|reset',
  'input|value|field|data|body|env|config|params|args|must|should|needs?|not|too|same|weak|strong|correct|safe|set|your\\w*',
  'erforderlich|falsch|ungültig|abgelaufen|vergessen|obligatoire|requerida|incorrecta|richiesta|errata',
  // Validation rules: `required|string|min:8`.
  '(?:required|nullable|sometimes|confirmed|string)(?:[|:,].{0,100})?',
  '(?:sha|md|utf|aes|base|bcrypt|argon|pbkdf|rfc|iso|oauth)-?\\d{0,4}\\w{0,3}(?:-\\p{L}{1,20}){0,3}',
];
const ordinary = new RegExp(`^(?:${ordinaryWords.join('|')})[!?]*$`, 'iu');
/** Example values where only a password can be. */
const example = new RegExp(`^(?:${passwordWord}|your\\w*|stdin)$`, 'iu');

/** Whether `value` is a placeholder or an example, wherever it is given. */
export const isExample = (value: string): boolean => placeholder.test(value) || example.test(value);

/** As `isExample`, beside a name, where other words are possible. */
export const isOrdinary = (value: string): boolean =>
  placeholder.test(value) || ordinary.test(value) || place.test(value);

/** Whether `value`, without quotation marks, is program code. */
export const isCode = (value: string): boolean => code.test(value) || identifier.test(value);
