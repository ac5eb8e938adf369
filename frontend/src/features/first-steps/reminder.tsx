import { ListChecks } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { refetch } from '../../api/query.ts';
import { useMe } from '../../api/session.ts';
import { cn } from '../../lib/cn.ts';
import { t } from '../../lib/i18n/text.tsx';
import { queryKey, useFirstSteps } from './queries.ts';

/** A link to the first steps, while some are left and nobody has hidden the list. */
export function Reminder() {
  const { role } = useMe();
  const manages = role === 'owner' || role === 'admin';
  const { data } = useFirstSteps(manages);
  const done = data?.steps.filter((step) => step.done).length ?? 0;
  const isShown = data?.visibility === 'shown' && done < data.steps.length;
  const { pathname } = useLocation();
  const lastPath = useRef(pathname);
  useEffect(() => {
    if (lastPath.current === pathname) return;
    lastPath.current = pathname;
    if (isShown) void refetch(queryKey);
  }, [isShown, pathname]);
  if (!isShown) return null;
  return (
    <NavLink
      to="/first-steps"
      className={({ isActive }) =>
        cn(
          'mx-3 mb-1 flex h-8 items-center gap-2.5 rounded px-2.5 text-ink-soft transition-colors hover:bg-hover hover:text-ink [&>svg]:size-4',
          isActive && 'bg-hover font-strong text-ink',
        )
      }
    >
      <ListChecks aria-hidden />
      {t('firstSteps.nav')}
      <span className="ms-auto text-small text-ink-faint">
        {t('firstSteps.count', { done, all: data.steps.length })}
      </span>
    </NavLink>
  );
}
