import { Search } from 'lucide-react';
import { Suspense } from 'react';
import { NavLink } from 'react-router';
import { useMe, useSession } from '../../api/session.ts';
import { cn } from '../../lib/cn.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { TenantLogo } from '../../ui/tenant-logo.tsx';
import { type Place, placesFor, recents } from '../features.tsx';
import { AccountMenu } from './account-menu.tsx';
import { openOverlay } from './overlays.tsx';

/** The navigation of a desktop: whose portal it is, where one can go, what was open last, who one is. */
export function Sidebar() {
  const session = useSession();
  const mine = placesFor(useMe().role);
  return (
    <aside aria-label="Portal" className="hidden min-h-0 flex-col border-e border-line bg-sunken desktop:flex">
      <div className="flex h-14 shrink-0 items-center gap-2.5 px-4">
        <TenantLogo className="size-7" />
        <span dir="auto" className="truncate font-strong">
          {session.status === 'signed-in' && session.organization.name}
        </span>
      </div>
      <div className="px-3 pb-3">
        <button
          type="button"
          onClick={() => openOverlay('palette')}
          className="flex h-9 w-full items-center gap-2.5 rounded border border-line bg-surface px-2.5 text-ink-faint transition-colors hover:border-edge hover:text-ink-soft"
        >
          <Search aria-hidden className="size-4" />
          Search
          <Kbd keys="Mod+K" className="ms-auto" />
        </button>
      </div>
      <nav aria-label="Sections" className="grid gap-0.5 px-3">
        {mine
          .filter((place) => place.area !== 'foot')
          .map((place) => (
            <PlaceLink key={place.to} place={place} />
          ))}
      </nav>
      <div className="mt-5 min-h-0 flex-1 overflow-y-auto px-3">
        {recents.map((Recent, index) => (
          <Suspense key={index} fallback={null}>
            <Recent />
          </Suspense>
        ))}
      </div>
      <div className="border-t border-line p-2">
        <AccountMenu />
      </div>
    </aside>
  );
}

/** Fetches the page when the pointer comes near, so that the click finds it there. */
function PlaceLink({ place: { to, label, icon: Icon, load, Count } }: { place: Place }) {
  return (
    <NavLink
      to={to}
      onPointerEnter={() => void load()}
      className={({ isActive }) =>
        cn(
          'flex h-8 items-center gap-2.5 rounded px-2.5 text-ink-soft transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4',
          isActive && 'bg-hover font-strong text-ink [&_svg]:text-brand-ink',
        )
      }
    >
      <Icon aria-hidden />
      {label}
      {Count && (
        <span className="ms-auto">
          <Suspense fallback={null}>
            <Count />
          </Suspense>
        </span>
      )}
    </NavLink>
  );
}
