import { setupI18n } from '@lingui/core';
import { type Loaders, pages, palette, shell } from 'virtual:messages';
import { type Language, languageOf, languages } from './languages.ts';

const storageKey = 'atrium-language';
const i18n = setupI18n({});
/** What has been asked for beside the shell's messages: it is loaded again in another language. */
const used = new Set<Loaders>();
const listeners = new Set<() => void>();

function stored(): Language | undefined {
  try {
    return languageOf(localStorage.getItem(storageKey) ?? '');
  } catch {
    return undefined;
  }
}

/** What was chosen on this device, else the first language of the browser that is one of ours, else English. */
function preferredLanguage(): Language {
  return stored() ?? navigator.languages.map(languageOf).find((code) => code !== undefined) ?? 'en';
}

let current: Language = preferredLanguage();

export const language = (): Language => current;
export const direction = (): 'ltr' | 'rtl' => languages[current].direction;

/** The tag by which `Intl` formats numbers and dates: with the region that the browser says for the language. */
export function formatLocale(): string {
  return navigator.languages.find((tag) => languageOf(tag) === current) ?? current;
}

async function load(code: Language, loaders: Iterable<Loaders>): Promise<void> {
  const loaded = await Promise.all([...loaders].flatMap((loader) => loader[code]?.() ?? []));
  for (const { default: messages } of loaded) i18n.load(code, messages);
}

function activate(code: Language): void {
  current = code;
  i18n.activate(code, formatLocale());
  for (const listener of listeners) listener();
}

/** Before the first render. */
export async function startI18n(): Promise<void> {
  await load(current, [shell]);
  activate(current);
}

async function loadAlso(loader: Loaders | undefined): Promise<void> {
  if (loader === undefined || used.has(loader)) return;
  const code = current;
  await load(code, [loader]);
  used.add(loader);
  // The language was changed meanwhile.
  if (code !== current) await load(current, [loader]);
}

/** With the code of a page, before it is rendered. @param feature its name; it may have no messages */
export const loadPageMessages = (feature: string): Promise<void> => loadAlso(pages[feature]);

/** With the code of the command palette, before it is rendered. */
export const loadPaletteMessages = (): Promise<void> => loadAlso(palette);

/** Shows everything in `code` from now on, on this device. Nothing changes where its messages cannot be loaded, which throws. */
export async function setLanguage(code: Language): Promise<void> {
  if (code !== current) {
    await load(code, [shell, ...used]);
    activate(code);
  }
  try {
    localStorage.setItem(storageKey, code);
  } catch {
    // Storage is forbidden: the choice applies to this page only.
  }
}

/** What is dear to make and depends on the locale, made once for each. */
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

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type Value = string | number | Date;

/** As `format`; undefined for a message that is not loaded. */
export function formatIfKnown(id: string, values: Readonly<Record<string, Value>>): string | undefined {
  return id in i18n.messages ? i18n._(id, values) : undefined;
}

/** The message in the current language. @throws {Error} for one that is not loaded */
export function format(id: string, values: Readonly<Record<string, Value>>): string {
  if (!(id in i18n.messages)) throw new Error(`the message ${id} is not loaded (${current})`);
  return i18n._(id, values);
}
