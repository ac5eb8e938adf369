/** Lower case without combining marks: "Größe" as "grosse", "Éclair" as "eclair", "إعدادات" as "اعدادات". */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

/** Without the Arabic article, which is written together with its word. */
const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.replace(/^ال(?=\p{L}{2})/u, ''));

/** Whether every typed word begins a word of the texts. */
export function matches(typed: string, ...texts: readonly string[]): boolean {
  const words = texts.flatMap(wordsOf);
  return wordsOf(typed).every((typedWord) => words.some((word) => word.startsWith(typedWord)));
}
