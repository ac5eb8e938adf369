export const languages = ['en', 'de', 'es', 'ar'] as const;
export type Language = (typeof languages)[number];
export type InLanguages<T> = Readonly<Record<Language, T>>;

/**
 * The words of a text, separated by single spaces: lower case, without accents, umlauts and vowel signs, ß as ss. `Wie groß?`
 * becomes `wie gross`.
 */
export function foldedWords(text: string): string {
  const folded = text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Words that are frequent in one language and rare in the others. Folded. */
const frequentWords: Readonly<Record<Exclude<Language, 'ar'>, ReadonlySet<string>>> = {
  en: new Set(
    'the and is are was what how why who which can could you your my we it of to for with please write in on'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das und ist sind war was wie warum wer welche kann ich du sie mein wir es fur mit bitte schreib schreibe ein eine einen auf im nicht'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el los las y es son era que como por quien cual puedo puede tu su mi nosotros para con favor escribe un una en del no'.split(
      ' ',
    ),
  ),
};

/** The language of folded words: by script, then by the most frequent words; English by default. */
export function languageOf(words: string): Language {
  if (/\p{Script=Arabic}/u.test(words)) return 'ar';
  const counts = (['en', 'de', 'es'] as const).map((language) => ({
    language,
    count: words.split(' ').filter((word) => frequentWords[language].has(word)).length,
  }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).language;
}

const namedLanguages: InLanguages<RegExp> = {
  en: /(?<![^ ])(in english|auf englisch|en ingles|(بال|باللغة ال)(انجليزية|انكليزية))(?![^ ])/u,
  de: /(?<![^ ])(in german|auf deutsch|en aleman|بالالمانية|باللغة الالمانية)(?![^ ])/u,
  es: /(?<![^ ])(in spanish|auf spanisch|en espanol|بالاسبانية|باللغة الاسبانية)(?![^ ])/u,
  ar: /(?<![^ ])(in arabic|auf arabisch|en arabe|بالعربية|باللغة العربية)(?![^ ])/u,
};

/** The language that is named in folded words ("in German"); null: none. */
export function namedLanguage(words: string): Language | null {
  return languages.find((language) => namedLanguages[language].test(words)) ?? null;
}
