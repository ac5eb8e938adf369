/**
 * The locale of words that the browser writes (times, months, lists), a BCP 47 tag: the reader's variant of English, which is
 * the language of all texts.
 */
export const locale = navigator.languages.find((tag) => /^en\b/u.test(tag)) ?? 'en';
