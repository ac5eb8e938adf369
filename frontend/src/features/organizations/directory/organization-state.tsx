import { t } from '../../../lib/i18n/text.tsx';
import { Badge } from '../../../ui/badge.tsx';
import type { ListedOrganization } from './queries.ts';

/** The state of an organization: active, or why it cannot be used as one. */
export function OrganizationState({ organization: { status, confirmed } }: { organization: ListedOrganization }) {
  if (status !== 'active') return <Badge tone="caution">{t(`organizations.status.${status}`)}</Badge>;
  if (!confirmed) return <Badge tone="caution">{t('organizations.unconfirmed')}</Badge>;
  return <span className="text-ink-soft">{t('organizations.status.active')}</span>;
}
