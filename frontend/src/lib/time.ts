import { perLocale } from './i18n/i18n.ts';

const steps: readonly [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [86_400 * 7, 86_400, 'day'],
  [86_400 * 30, 86_400 * 7, 'week'],
  [86_400 * 365, 86_400 * 30, 'month'],
  [Number.POSITIVE_INFINITY, 86_400 * 365, 'year'],
];

const relative = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' }));
const exact = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }));

/** "3 minutes ago", "yesterday"; under a minute "now". */
export function relativeTime(iso: string, now: number = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  if (Math.abs(seconds) < 60) return relative().format(0, 'second');
  const [, size, unit] = steps.find(([limit]) => Math.abs(seconds) < limit) ?? steps[0]!;
  return relative().format(Math.trunc(seconds / size), unit);
}

/** The whole date and time in the reader's zone. */
export function exactTime(iso: string): string {
  return exact().format(new Date(iso));
}
