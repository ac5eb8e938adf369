import { t } from '../../../lib/i18n/text.tsx';
import { Badge } from '../../../ui/badge.tsx';
import type { ListedOrganization } from './queries.ts';

/** Whether it works, and what keeps it from that. */
export function OrganizationState({ organization: { status, confirmed } }: { organization: ListedOrganization }) {
  if (status !== 'active') return <Badge tone="caution">{t(`organizations.status.${status}`)}</Badge>;
  if (!confirmed) return <Badge tone="caution">{t('organizations.unconfirmed')}</Badge>;
  return <span className="text-ink-soft">{t('organizations.status.active')}</span>;
}
