import { t } from './i18n/text.tsx';

/** An estimate of how hard a password is to guess, and advice on how to improve it. */
export interface Strength {
  /** 0: will be refused · 1: weak · 2: fair · 3: strong. */
  score: 0 | 1 | 2 | 3;
  advice: string;
}

const common = /^(?:password|passwort|contraseña|qwert[yz]|asdf|letmein|welcome|admin|iloveyou|abc|\d+)/iu;

/**
 * An estimate for display; the server decides, and also refuses breached passwords. Length counts most (NIST SP 800-63B-4
 * § 3.1.1.2); repeated characters and `ownWords` (name, e-mail, organization) do not count.
 */
export function strengthOf(password: string, ownWords: readonly string[]): Strength {
  if (password.length < 10) return { score: 0, advice: t('password.short') };
  const lower = password.toLowerCase();
  const own = ownWords.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 3);
  const guessable = own.find((word) => lower.includes(word));
  if (guessable) return { score: 1, advice: t('password.own', { word: guessable }) };
  if (common.test(password) && password.length < 16) return { score: 1, advice: t('password.common') };
  const weight = password.length + new Set(password).size;
  if (weight < 20) return { score: 1, advice: t('password.repeats') };
  if (weight < 27) return { score: 2, advice: t('password.fair') };
  return { score: 3, advice: t('password.strong') };
}
