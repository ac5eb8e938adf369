import { boot } from '../../lib/boot.ts';
import { t } from '../../lib/i18n/text.tsx';

/** Why nobody can register an organization here. Only where `boot.registration` is not `open`. */
export function registrationClosedText(): string {
  return boot.registration === 'operator' ? t('organizations.closedButOperator') : t('organizations.closedForAll');
}
