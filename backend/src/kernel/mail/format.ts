import { directionOf, type MailLanguage } from './languages.ts';

/** How a mail writes what is not its own text. */
export interface MailFormat {
  /**
   * A name that people chose, between FSI and PDI (Unicode Standard Annex #9, § 2.4) where it may run against the direction of
   * the text around it.
   */
  name(text: string): string;
  /** A day by its full name, in UTC: `Saturday, 28 November 2026`. */
  day(at: string): string;
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const leftToRight = /(?![\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])\p{L}/u;

export function formatFor(locale: string, language: MailLanguage): MailFormat {
  const opposite = directionOf(language) === 'rtl' ? leftToRight : rightToLeft;
  // Other tags may not be ones that `Intl` reads.
  const isRegional = new RegExp(`^${language}-[A-Z]{2}$`, 'u').test(locale);
  const days = new Intl.DateTimeFormat(isRegional ? locale : language, { dateStyle: 'full', timeZone: 'UTC' });
  return {
    name: (text) => (opposite.test(text) ? `\u2068${text}\u2069` : text),
    day: (at) => days.format(new Date(at)),
  };
}
