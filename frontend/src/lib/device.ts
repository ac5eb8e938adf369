import { t } from './i18n/text.tsx';
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//u, 'Edge'],
  [/OPR\//u, 'Opera'],
  [/Firefox\//u, 'Firefox'],
  [/Chrom(?:e|ium)\//u, 'Chrome'],
  [/Safari\//u, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/u, 'iPhone'],
  [/iPad/u, 'iPad'],
  [/Android/u, 'Android'],
  [/Windows/u, 'Windows'],
  [/Mac OS X/u, 'Mac'],
  [/CrOS/u, 'ChromeOS'],
  [/Linux/u, 'Linux'],
];

/** "Firefox on Windows", from a User-Agent header. An unknown one gives its first word, an empty one "Unknown device". */
export function deviceOf(userAgent: string): { name: string; mobile: boolean } {
  const of = (table: typeof browsers) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser, system] = [of(browsers), of(systems)];
  const name =
    browser && system ? t('device.on', { browser, system }) : userAgent.split(/[\s/]/u)[0] || t('device.unknown');
  return { name, mobile: /Mobile|iPhone|iPad|Android/u.test(userAgent) };
}
