import Bowser from 'bowser';
import { t } from './i18n/text.tsx';

/** "Firefox on Linux", from a User-Agent header (RFC 9110 § 10.1.5). An unknown one gives its first word, an empty one "Unknown device". */
export function deviceOf(userAgent: string): { name: string; mobile: boolean } {
  const { browser, os, platform } = Bowser.parse(userAgent || '-');
  const system = platform.model && platform.vendor === 'Apple' ? platform.model : os.name;
  const browserName = browser.name?.replace(/ for Android$/u, '');
  const name =
    browserName && system
      ? t('device.on', { browser: browserName, system })
      : userAgent.split(/[\s/]/u)[0] || t('device.unknown');
  return { name, mobile: platform.type === 'mobile' || platform.type === 'tablet' };
}
