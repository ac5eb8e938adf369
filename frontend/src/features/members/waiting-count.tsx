import { useMe } from '../../api/session.ts';
import { useSummary } from './queries.ts';

/** The number of requests to join, as a badge; for users with `members.manage`. */
export function WaitingCount() {
  const manages = useMe().permissions.includes('members.manage');
  const waiting = useSummary(manages).data?.waiting ?? 0;
  if (waiting === 0) return null;
  return (
    <span className="grid h-5 min-w-5 place-items-center rounded-full bg-brand px-1.5 text-small leading-none font-strong text-on-brand">
      {waiting > 99 ? '99+' : waiting}
      <span className="sr-only"> waiting to be admitted</span>
    </span>
  );
}
