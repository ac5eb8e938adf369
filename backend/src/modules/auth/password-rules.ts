import { readFileSync } from 'node:fs';

/** The words of `common-passwords.txt`, without its comments. */
const common: ReadonlySet<string> = new Set(
  readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
    .replace(/^#.*$/gm, '')
    .trim()
    .split(/\s+/),
);

/** Sequences on keyboards and in the alphabet. */
const walks = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', 'qwertzuiopasdfghjklyxcvbnm'];
const backwards = (text: string) => Array.from(text).toReversed().join('');
const trodden = [...walks, ...walks.map(backwards)].map((walk) => walk + walk);

const stands: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Letters in place of the digits and signs that stand for them: `P4ssw0rd!` → `passwordi`. */
function unmasked(text: string): string {
  return text.replace(/[^\p{L}]/gu, (character) => stands[character] ?? character);
}

const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');

/** Whether it is a common password, or one repeated: `qwertyqwerty`. */
function isCommon(text: string): boolean {
  const half = text.slice(0, text.length / 2);
  return common.has(text) || (half + half === text && common.has(half));
}

function isGuessable(password: string): boolean {
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return true;
  if (trodden.some((walk) => walk.includes(plain))) return true;
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [plain, core, letters(plain), unmasked(core), letters(unmasked(plain))].some(isCommon);
}

/**
 * Why a password is refused; null when it is accepted.
 * @param own what others know about this person: address, portal
 */
export function passwordFault(password: string, own: readonly string[]): string | null {
  const plain = password.toLowerCase();
  if (isGuessable(password)) return 'is one of the first that are tried; take three or four unrelated words';
  const localParts = own.filter((word) => word.includes('@')).map((address) => address.split('@', 1)[0] ?? '');
  const known = [...own, ...localParts, ...localParts.flatMap((part) => part.split(/[._+-]/))];
  if (known.some((word) => word.length >= 4 && plain.includes(word.toLowerCase())))
    return 'must not contain your e-mail or portal address';
  return null;
}
