/** Small letters without marks: "Größe" as "grosse", "Éclair" as "eclair", "إعدادات" as "اعدادات". */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

/** Without the Arabic article, which is written together with its word. */
const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.replace(/^ال(?=\p{L}{2})/u, ''));

/**
 * How well an entry of the palette fits what is typed, for `cmdk`, which shows what is above 0, groups with the highest first:
 * 1 where every typed word begins a word of the label, 0.9 where they begin words of the label or the keywords, else 0.
 * 0.8 for what has no label here: the server has found it.
 */
export function matchScore(typed: string, [label, keywords = '']: readonly string[] = []): number {
  if (label === undefined) return 0.8;
  const wanted = wordsOf(typed);
  const begins = (words: readonly string[]) => wanted.every((word) => words.some((own) => own.startsWith(word)));
  const own = wordsOf(label);
  if (begins(own)) return 1;
  return begins([...own, ...wordsOf(keywords)]) ? 0.9 : 0;
}
