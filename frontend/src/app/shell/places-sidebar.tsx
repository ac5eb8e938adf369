import { Search } from 'lucide-react';
import { Suspense } from 'react';
import { useLocation } from 'react-router';
import { t } from '../../lib/i18n/text.tsx';
import { usePortal } from '../../lib/portal.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { TenantLogo } from '../../ui/tenant-logo.tsx';
import { entriesFor, sidebarNotices, sidebarSections } from '../registry.ts';
import { useViewer } from '../viewer.ts';
import { openOverlay } from './open-overlay.ts';
import { settingsEntry } from './destinations.ts';
import { SidebarLink } from './sidebar-link.tsx';

/** The tenant with its news, the search, the places, the section of the open place, notices, and the settings. */
export function PlacesSidebar() {
  const viewer = useViewer();
  const { pathname } = useLocation();
  const places = entriesFor(viewer, 'place');
  const settings = entriesFor(viewer, 'settings');
  const open = places.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <>
      <div className="flex h-14 shrink-0 items-center gap-2.5 ps-4 pe-3">
        <TenantLogo className="h-7 min-w-7" />
        <span dir="auto" className="min-w-0 flex-1 truncate font-strong">
          {usePortal().name}
        </span>
        {entriesFor(viewer, 'news').map(({ to, Button }) => (
          <Suspense key={to} fallback={<span className="size-8" />}>
            <Button />
          </Suspense>
        ))}
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
        {places.map((item) => (
          <SidebarLink key={item.to} item={item} badges={[item.Badge]} />
        ))}
      </nav>
      <div className="mt-5 min-h-0 flex-1 overflow-y-auto px-3">
        {sidebarSections
          .filter(({ name }) => name === open?.feature)
          .map(({ name, Component }) => (
            <Suspense key={name} fallback={null}>
              <Component />
            </Suspense>
          ))}
      </div>
      {sidebarNotices.map(({ name, Component }) => (
        <Suspense key={name} fallback={null}>
          <Component />
        </Suspense>
      ))}
      {settings.length > 0 && (
        <div className="px-3 py-2">
          <SidebarLink item={settingsEntry} badges={settings.map(({ Badge }) => Badge)} />
        </div>
      )}
    </>
  );
}
