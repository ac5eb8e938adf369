import { useMe } from '../../api/session.ts';
import { formatNumber } from '../../lib/i18n/i18n.ts';
import { t } from '../../lib/i18n/text.tsx';
import { useSummary } from './queries.ts';

/** The number of requests to join, as a badge; for users with `members.manage`. */
export function WaitingCount() {
  const manages = useMe().permissions.includes('members.manage');
  const waiting = useSummary(manages).data?.waiting ?? 0;
  if (waiting === 0) return null;
  return (
    <span className="grid h-5 min-w-5 place-items-center rounded-full border border-brand-edge bg-brand px-1 text-small leading-none font-strong text-on-brand">
      <span aria-hidden dir="ltr">
        {waiting > 99 ? `${formatNumber(99)}+` : formatNumber(waiting)}
      </span>
      <span className="sr-only">{t('members.waiting', { count: waiting })}</span>
    </span>
  );
}
