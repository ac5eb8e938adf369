import { t } from '../../lib/i18n/text.tsx';

/** @param seconds until the account opens again, from `Retry-After` */
export function accountLockedMessage(seconds: number | null): string {
  return t('auth.locked', { minutes: Math.ceil((seconds ?? 60) / 60) });
}
