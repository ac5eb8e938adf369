import { setupI18n } from '@lingui/core';
import { pages, shell } from 'virtual:messages';
import { type Language, languageOf, languages } from './languages.ts';
import { Store } from '../store.ts';
import { readLocal, writeLocal } from '../web-storage.ts';

const storageKey = 'atrium-language';
const i18n = setupI18n({});
/** Features whose page messages have been asked for: they are loaded again in another language. */
const used = new Set<string>();

const stored = () => languageOf(readLocal(storageKey) ?? '');

/** What was chosen on this device, else the first language of the browser that is one of ours, else English. */
function preferredLanguage(): Language {
  return stored() ?? navigator.languages.map(languageOf).find((code) => code !== undefined) ?? 'en';
}

/** The current language. */
export const currentLanguage = new Store<Language>(preferredLanguage());

export const language = currentLanguage.get;
export const direction = (): 'ltr' | 'rtl' => languages[language()].direction;

/** The tag by which `Intl` formats numbers and dates: with the region that the browser says for the language. */
export function formatLocale(code = language()): string {
  return navigator.languages.find((tag) => languageOf(tag) === code) ?? code;
}

async function load(code: Language, features: Iterable<string>): Promise<void> {
  const loaders = [shell, ...[...features].map((name) => pages[name])];
  const loaded = await Promise.all(loaders.flatMap((loader) => loader?.[code]?.() ?? []));
  for (const { default: messages } of loaded) i18n.load(code, messages);
}

function activate(code: Language): void {
  i18n.activate(code, formatLocale(code));
  currentLanguage.set(code);
}

/** Before the first render. */
export async function startI18n(): Promise<void> {
  await load(language(), []);
  activate(language());
}

/** With the code of a page, before it is rendered. @param feature its name */
export async function loadPageMessages(feature: string): Promise<void> {
  if (used.has(feature)) return;
  const code = language();
  const loaded = await pages[feature]?.[code]?.();
  if (loaded) i18n.load(code, loaded.default);
  used.add(feature);
  // The language was changed meanwhile.
  if (code !== language()) await load(language(), [feature]);
}

/**
 * Shows everything in `code` from now on, on this device; on this page only where storage is forbidden. Nothing changes where its
 * messages cannot be loaded, which throws.
 */
export async function setLanguage(code: Language): Promise<void> {
  if (code !== language()) {
    await load(code, used);
    activate(code);
  }
  writeLocal(storageKey, code);
}

/** What `make` returns for the current locale, made once for each. */
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
