const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letter, digit or picture in capitals, by graphemes; of what has none the first grapheme. Empty: there is none. */
export function initialOf(word: string): string {
  const all = Array.from(graphemes.segment(word.trim()), ({ segment }) => segment);
  const first = all.find((segment) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment)) ?? all[0] ?? '';
  return first.toLocaleUpperCase();
}
