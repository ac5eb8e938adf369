const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstOf(word: string): string {
  return graphemes.segment(word)[Symbol.iterator]().next().value?.segment.toLocaleUpperCase() ?? '';
}

/** The first letters of the first and the last word, by graphemes: "Ælfgyþ of Wessex" → "ÆW", "محمد" → "م". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return firstOf(words[0] ?? '') + firstOf(last ?? '');
}
