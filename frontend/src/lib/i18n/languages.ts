export const languageCodes = ['en', 'de', 'es', 'ar'] as const;
export type Language = (typeof languageCodes)[number];

interface LanguageFacts {
  /** In the language itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

export const languages: Readonly<Record<Language, LanguageFacts>> = {
  en: { name: 'English', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
};

/** The supported language of a tag such as `de-AT` (RFC 5646); undefined: none. */
export function languageOf(tag: string): Language | undefined {
  const [primary] = tag.toLowerCase().split('-');
  return languageCodes.find((code) => code === primary);
}

/** The messages of one room in one language, ICU MessageFormat by id. */
export interface MessageSections {
  /** Needed as soon as the app is shown: navigation, commands, what every page has. */
  readonly shell: Readonly<Record<string, string>>;
  /** Loaded with the feature's pages. */
  readonly page: Readonly<Record<string, string>>;
  /** Loaded with the command palette: its own texts, and search terms. */
  readonly palette?: Readonly<Record<string, string>>;
}

/** The same ids as in English, each with a text of its own: one that is missing, or one too many, does not compile. */
export type Translation<M extends MessageSections> = {
  readonly [Section in keyof M]: { readonly [Id in keyof M[Section]]: string };
};
