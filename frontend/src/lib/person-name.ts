import { initialOf } from './initial.ts';

/** Titles: words before a name that are no part of it. In lower case, without the dot at the end. */
const titles = new Set(
  [
    'dr dra drs prof profa professor dame sir lord lady mr mrs ms mx miss mister herr frau señor señora señorita sra srta doña dña',
    'monsieur madame mademoiselle mme mlle signor signora signorina dott dottssa dipl magister',
    'دكتور دكتورة الدكتور الدكتورة مهندس مهندسة المهندس المهندسة أستاذ أستاذة الأستاذ الأستاذة السيد السيدة الآنسة الشيخ الشيخة الحاج الحاجة',
  ]
    .join(' ')
    .split(' '),
);
/** Titles only with a dot: without it they are names or parts of names. */
const dottedTitles = new Set('st fr hr sr mag ing eng engr lic arq hon rev ra dott.ssa أ د م أ.د ا.د'.split(' '));
/** A title of several parts in one word: `Dr.-Ing.`, `Dr.med.`, `Dipl.-Kffr.`. */
const compoundTitle = /^(?:dr|dipl|prof)\.?-?\p{L}*\.?(?:-\p{L}+\.?)*$/u;
const isTitle = (word: string): boolean => {
  const lower = word.toLowerCase();
  const bare = lower.replace(/\.$/u, '');
  if (titles.has(bare)) return true;
  if (lower === bare) return /^(?:dr|dipl|prof)[.-]/u.test(lower) && compoundTitle.test(lower);
  return dottedTitles.has(bare) || compoundTitle.test(lower);
};
/** `med.`, `rer.`, `nat.`, `h.c.` behind a title. */
const isTitlePart = (word: string): boolean => /^\p{Ll}[\p{Ll}.]*\.$/u.test(word);
const degree = /^(?:jr|sr|ph\.?d|m\.?d|mba|esq|cpa|bsc|msc|dphil|(?:b|m|ll|d)\.\p{L}{1,3}(?:\.\p{L}+)*)\.?$/iu;
const isSuffix = (word: string): boolean => degree.test(word) || /^(?:I{2,3}|IV|VI{1,3})$/u.test(word);

/** Chinese, Japanese and Korean names are written with the family name first, and used whole. */
const eastAsian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー・\s]+$/u;
/** Vietnamese names begin with one of few family names, and end with the one that people use. */
const vietnamese = /^(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý)$/u;
/** Names of two words: `عبد الرحمن`, `Abdul Rahman`, `أبو بكر`, `نور الدين`. */
const opensCompound = /^(?:عبد|أبو|ابو|أم|ام|abd|abdul|abdel|abdal|abu|umm)$/iu;
const closesCompound = /^(?:الدين|الله|(?:al|el|ad|ed|ud)[- ]?d[ie]+n|allah|ullah)$/iu;
const article = /^(?:ال|(?:al|el)-)(?=\p{L}{2})/iu;
const isArticle = (word = '') => /^(?:al|el|ar|as|ad|ur|ul)$/iu.test(word);

interface NameParts {
  /** Titles stand before it. */
  titled: boolean;
  /** Without titles and suffixes; never empty unless the name is. */
  words: string[];
  /** How many of the words from the start are the given name. */
  given: number;
}

function partsOf(name: string): NameParts {
  const [before = '', ...after] = name.split(',').map((part) => part.trim());
  // "Coyote, Wilma" has the family name first; in "Ann Lee, PhD" the second part is none.
  const behind = after.flatMap((part) => part.split(/\s+/u)).filter((word) => word !== '' && !isSuffix(word));
  const written = [...behind, ...before.split(/\s+/u)].filter((word) => word !== '');
  const words = [...written];
  while (words.length > 1 && isTitle(words[0] ?? '')) {
    words.shift();
    while (words.length > 1 && isTitlePart(words[0] ?? '')) words.shift();
  }
  const titled = words.length < written.length;
  while (words.length > 1 && isSuffix(words.at(-1) ?? '')) words.pop();
  return { titled, words, given: lengthOfGiven(words) };
}

function lengthOfGiven([first = '', second, third]: readonly string[]): number {
  if (second === undefined) return 1;
  if (opensCompound.test(first)) return isArticle(second) && third !== undefined ? 3 : 2;
  return closesCompound.test(second) ? 2 : 1;
}

/**
 * What to call somebody by: "Dr.-Ing. Anna Schmidt" → "Anna", "عبد الرحمن السيد" → "عبد الرحمن", "王小明" → "王小明",
 * "Nguyễn Văn An" → "An". A title and one name stay together ("Herr Müller"): that name is a family name. So do letters that
 * stand for given names ("J. R. R. Tolkien").
 */
export function shortNameOf(name: string): string {
  const whole = name.trim().replaceAll(/\s+/gu, ' ');
  const { titled, words, given } = partsOf(whole);
  if (eastAsian.test(whole) || (titled && words.length === 1)) return whole;
  if (words.length > 1 && vietnamese.test(words[0] ?? '')) return words.at(-1) ?? whole;
  return (/^\p{L}\.?$/u.test(words[0] ?? '') ? words : words.slice(0, given)).join(' ');
}

/**
 * The initials of a person: of the given and of the family name, without titles, suffixes and articles. "Anna Maria von Trapp" →
 * "AT"; one letter for a single name, and for Chinese, Japanese and Korean ones that of the family name.
 */
export function initialsOf(name: string): string {
  const { words, given } = partsOf(name);
  const [first = ''] = words;
  if (words.length <= given || eastAsian.test(name)) return initialOf(first.replace(article, ''));
  const one = initialOf(first);
  const other = initialOf((words.at(-1) ?? '').replace(article, ''));
  // Arabic letters would join: ZERO WIDTH NON-JOINER keeps each by itself.
  return /\p{Script=Arabic}/u.test(one) ? `${one}\u200c${other}` : one + other;
}
