import { ChevronLeft } from 'lucide-react';
import { Link, Outlet, useMatch } from 'react-router';
import { t } from '../../lib/i18n/text.tsx';

/** The layout of all settings. Below 1024 px, where no sidebar lists them, a link back to the list replaces the tenant's name. */
export function Component() {
  const onList = useMatch('/settings') !== null;
  return (
    <div className="max-desktop:[&_[data-tenant-line]]:hidden">
      {!onList && (
        <Link
          to="/settings"
          className="flex min-h-control w-fit items-center gap-1 ps-3 pe-4 pt-safe text-ink-soft desktop:hidden"
        >
          <ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
          {t('shell.settings')}
        </Link>
      )}
      <Outlet />
    </div>
  );
}
