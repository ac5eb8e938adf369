/** The languages of mails: those of the pages. */
export const mailLanguages = ['en', 'de', 'es', 'ar'] as const;
export type MailLanguage = (typeof mailLanguages)[number];

/** The language of a mail to somebody with this locale (RFC 5646): theirs, else English. */
export function languageOf(locale: string): MailLanguage {
  const primary = locale.split('-', 1)[0]?.toLowerCase();
  return mailLanguages.find((language) => language === primary) ?? 'en';
}

export function directionOf(language: MailLanguage): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
