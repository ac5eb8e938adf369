import { Search } from 'lucide-react';
import { Suspense } from 'react';
import { NavLink } from 'react-router';
import { useMe } from '../../api/session.ts';
import { cn } from '../../lib/cn.ts';
import { usePortal } from '../../lib/portal.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { TenantLogo } from '../../ui/tenant-logo.tsx';
import { navigationFor, type NavigationItem, sidebarSections } from '../registry.ts';
import { AccountMenu } from './account-menu.tsx';
import { openOverlay } from './overlays.tsx';
import { t } from '../../lib/i18n/text.tsx';

/** The navigation from 1024 px on: tenant, search, pages, sections of the features, account menu. */
export function Sidebar() {
  const navigation = navigationFor(useMe().role);
  return (
    <aside
      aria-label={t('shell.portal')}
      className="hidden min-h-0 flex-col border-e border-line bg-sunken desktop:flex"
    >
      <div className="flex h-14 shrink-0 items-center gap-2.5 px-4">
        <TenantLogo className="h-7 min-w-7" />
        <span dir="auto" className="truncate font-strong">
          {usePortal().name}
        </span>
      </div>
      <div className="px-3 pb-3">
        <button
          type="button"
          onClick={() => openOverlay('palette')}
          className="flex h-9 w-full items-center gap-2.5 rounded border border-line bg-surface px-2.5 text-ink-faint transition-colors hover:border-edge hover:text-ink-soft"
        >
          <Search aria-hidden className="size-4" />
          {t('shell.search')}
          <Kbd keys="Mod+K" className="ms-auto" />
        </button>
      </div>
      <nav aria-label={t('shell.sections')} className="grid gap-0.5 px-3">
        {navigation
          .filter(({ area }) => area !== 'account')
          .map((item) => (
            <SidebarLink key={item.to} item={item} />
          ))}
      </nav>
      <div className="mt-5 min-h-0 flex-1 overflow-y-auto px-3">
        {sidebarSections.map(({ name, Component }) => (
          <Suspense key={name} fallback={null}>
            <Component />
          </Suspense>
        ))}
      </div>
      <div className="border-t border-line p-2">
        <AccountMenu />
      </div>
    </aside>
  );
}

/** Prefetches the page on hover. */
function SidebarLink({ item: { to, label, icon: Icon, load, Badge } }: { item: NavigationItem }) {
  return (
    <NavLink
      to={to}
      // Where it fails, the navigation says so.
      onPointerEnter={() => void load().catch(() => undefined)}
      className={({ isActive }) =>
        cn(
          'flex h-8 items-center gap-2.5 rounded px-2.5 text-ink-soft transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4',
          isActive && 'bg-hover font-strong text-ink [&_svg]:text-brand-ink',
        )
      }
    >
      <Icon aria-hidden />
      {t(label)}
      {Badge && (
        <span className="ms-auto">
          <Suspense fallback={null}>
            <Badge />
          </Suspense>
        </span>
      )}
    </NavLink>
  );
}
