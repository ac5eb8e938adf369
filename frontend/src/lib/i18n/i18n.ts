import { setupI18n } from '@lingui/core';
import { type Loaders, pages, palette, shell } from 'virtual:messages';
import { type Language, languageOf, languages } from './languages.ts';
import { Store } from '../store.ts';
import { readLocal, writeLocal } from '../web-storage.ts';

const storageKey = 'atrium-language';
const i18n = setupI18n({});
/** The sections that are loaded beside `shell`. A change of the language loads them in the new one. */
const used = new Set<Loaders>();

const stored = () => languageOf(readLocal(storageKey) ?? '');

/** The language that was chosen on this device, else the first of the browser's that is supported, else English. */
function preferredLanguage(): Language {
  return stored() ?? navigator.languages.map(languageOf).find((code) => code !== undefined) ?? 'en';
}

/** The current language. */
export const currentLanguage = new Store<Language>(preferredLanguage());

export const language = currentLanguage.get;
export const direction = (): 'ltr' | 'rtl' => languages[language()].direction;

/** The locale (BCP 47) of numbers and dates: the browser's own tag of the language, with its region; else the language alone. */
export function formatLocale(code = language()): string {
  return navigator.languages.find((tag) => languageOf(tag) === code) ?? code;
}

async function load(code: Language, loaders: Iterable<Loaders>): Promise<void> {
  const loaded = await Promise.all([...loaders].flatMap((loader) => loader[code]?.() ?? []));
  for (const { default: messages } of loaded) i18n.load(code, messages);
}

function activate(code: Language): void {
  i18n.activate(code, formatLocale(code));
  currentLanguage.set(code);
}

/** Before the first render. */
export async function startI18n(): Promise<void> {
  await load(language(), [shell]);
  activate(language());
}

async function loadAlso(loader: Loaders | undefined): Promise<void> {
  if (loader === undefined || used.has(loader)) return;
  const code = language();
  await load(code, [loader]);
  used.add(loader);
  // The language was changed meanwhile.
  if (code !== language()) await load(language(), [loader]);
}

/** Loads the messages of a feature's pages, with the code of a page. @param feature its name; it may have no messages */
export const loadPageMessages = (feature: string): Promise<void> => loadAlso(pages[feature]);

/** Loads the messages of the command palette, with its code. */
export const loadPaletteMessages = (): Promise<void> => loadAlso(palette);

/**
 * Changes the language of all pages on this device; of this page only where storage is forbidden.
 *
 * @throws where its messages cannot be loaded; the language stays then
 */
export async function setLanguage(code: Language): Promise<void> {
  if (code !== language()) {
    await load(code, [shell, ...used]);
    activate(code);
  }
  writeLocal(storageKey, code);
}

/** The result of `make` for the current locale, cached by locale. */
export function perLocale<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const locale = formatLocale();
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const numbers = perLocale((locale) => new Intl.NumberFormat(locale));

/** A number with the separators and digits of the reader's locale. */
export function formatNumber(value: number): string {
  return numbers().format(value);
}

const compactNumbers = perLocale(
  (locale) => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
);

/** A large number in few characters: "4.4M". */
export function formatCompact(value: number): string {
  return compactNumbers().format(value);
}

type Value = string | number | Date;

/** As `format`; undefined for a message that is not loaded. */
export function formatIfKnown(id: string, values: Readonly<Record<string, Value>>): string | undefined {
  return id in i18n.messages ? i18n._(id, values) : undefined;
}

/** The message in the current language. @throws {Error} for one that is not loaded */
export function format(id: string, values: Readonly<Record<string, Value>>): string {
  if (!(id in i18n.messages)) throw new Error(`the message ${id} is not loaded (${language()})`);
  return i18n._(id, values);
}
