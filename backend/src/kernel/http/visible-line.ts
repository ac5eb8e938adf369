import { z } from 'zod';

/**
 * Characters that are invisible or that turn, cut or imitate the text around them: controls, line separators, direction marks
 * (Unicode Standard Annex #9, § 2), fillers, tags, soft hyphens and all others that are default ignorable, joiners and
 * variation selectors included; the blank Braille pattern, the null notehead, the marks of interlinear annotation, and the
 * object replacement character.
 */
const hidden = /[\p{Cc}\p{DI}\u2028\u2029\u2800\ufff9-\ufffc\u{1d159}]/gu;

/**
 * More combining marks on one letter than any script uses (pointed and chanted Hebrew has five): they are drawn over other
 * lines.
 */
const stacked = /(?<=\p{M}{6})\p{M}/gu;

/** Arabic letters that join to the one after them (Joining_Type D; those without are R or U in Unicode's ArabicShaping). */
const joinsForward = String.raw`[[\p{Script=Arabic}&&\p{L}]--[\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef]]`;
/** The viramas of the scripts of South and Southeast Asia (canonical combining class 9). */
const virama = String.raw`[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u0f84\u1039\u103a\u17d2\u1b44]`;
const pictograph = String.raw`\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?`;

/**
 * The hidden characters that have a visible effect where they stand: joiners as RFC 5892 (appendix A.1 and A.2) allows them,
 * before a virama as well (Bengali), and in emoji; variation selectors after what they vary.
 */
const effective = new RegExp(
  [
    String.raw`(?<=${joinsForward}\p{M}*)\u200c(?=\p{M}*[\p{Script=Arabic}&&\p{L}])`,
    String.raw`(?<=${virama})\u200c(?=\p{L})`,
    String.raw`(?<=${virama})\u200d`,
    String.raw`(?<=\p{L})\u200d(?=${virama})`,
    String.raw`(?<=${pictograph})\u200d(?=\p{Extended_Pictographic})`,
    String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]`,
    String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`,
    String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
    String.raw`(?<=\p{Script=Mongolian})[\u180b-\u180d\u180f]`,
  ].join('|'),
  'gv',
);

const seen = /[^\p{C}\p{Z}\p{M}\p{DI}\u2800\ufffc\u{1d159}]/u;

/**
 * A line that is shown beside those of others: a name, a title. Spaces of any kind become single ordinary ones, none at the
 * ends; composed (NFC), so that equal-looking lines are equal; with something visible and nothing hidden in it.
 * @param max UTF-16 code units
 */
export function visibleLine(max: number) {
  return z
    .string()
    .overwrite((line) => line.replaceAll(/\p{Zs}+/gu, ' ').trim())
    .refine((line) => line.isWellFormed(), 'must not hold control or broken characters')
    .normalize()
    .min(1)
    .max(max)
    .refine((line) => seen.test(line), 'must have something in it that can be seen')
    .refine(
      (line) => line.replaceAll(effective, '').search(hidden) === -1,
      'must be one line, without characters that are invisible or turn its direction',
    )
    .refine((line) => line.search(stacked) === -1, 'must not pile marks on a letter');
}

/**
 * The part of a text that a `visibleLine` may hold: on one line, without hidden characters. Empty where nothing is visible.
 * @param text short: the time grows with the square of its length
 */
export function asVisibleLine(text: string): string {
  const spaced = text.replaceAll(/[\s\u0085\u2028\u2029]+/gu, ' ').replaceAll(/\p{Cs}/gu, '');
  const kept = new Set(Array.from(spaced.matchAll(effective), ({ index }) => index));
  const line = spaced
    .replaceAll(hidden, (character, at: number) => (kept.has(at) ? character : ''))
    .replaceAll(stacked, '');
  // Normalization grows text to three times its length at most (Unicode Standard Annex #15).
  const parsed = visibleLine(3 * text.length).safeParse(line);
  return parsed.success ? parsed.data : '';
}
