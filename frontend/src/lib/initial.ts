const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The first grapheme of a name that is a letter, a digit or a picture, in capitals; without one the first grapheme. Empty for an
 * empty name. Apart from `person-name.ts`, whose tables the public pages do not need.
 */
export function initialOf(word: string): string {
  const all = Array.from(graphemes.segment(word.trim()), ({ segment }) => segment);
  const first = all.find((segment) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment)) ?? all[0] ?? '';
  return first.toLocaleUpperCase();
}
