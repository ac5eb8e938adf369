import { LogOut, Menu, Search } from 'lucide-react';
import { useState } from 'react';
import { Link, NavLink } from 'react-router';
import { useMe } from '../../api/session.ts';
import { signOutOrToast } from '../../ui/sign-out.ts';
import { cn } from '../../lib/cn.ts';
import { roleName } from '../../lib/roles.ts';
import { setTheme, themes, useTheme } from '../../lib/theme.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Sheet, SheetContent, SheetTrigger } from '../../ui/sheet.tsx';
import { entriesFor, navigationFor, type NavigationItem } from '../registry.ts';
import { useViewer } from '../viewer.ts';
import { settingsEntry } from './destinations.ts';
import { Badges } from './sidebar-link.tsx';
import { openOverlay } from './open-overlay.ts';
import { t } from '../../lib/i18n/text.tsx';
import { LanguageSelect } from '../../ui/language-select.tsx';

const MAX_TABS = 4;

const tab = 'flex flex-1 flex-col items-center justify-center gap-0.5 text-small text-ink-faint [&_svg]:size-5 min-w-0';

/** The navigation below 1024 px: the viewer's first places, and everything else under "More". */
export function BottomBar() {
  const places = entriesFor(useViewer(), 'place').slice(0, MAX_TABS);
  return (
    <nav aria-label={t('shell.sections')} className="border-t border-line bg-sunken pb-safe desktop:hidden">
      <div className="flex h-14">
        {places.map(({ to, label, icon: Icon, Badge }) => (
          <NavLink key={to} to={to} className={({ isActive }) => cn(tab, isActive && 'font-strong text-brand-ink')}>
            {/* Read first, and shown below the icon. */}
            <span className="order-1 max-w-full truncate">{t(label)}</span>
            <span className="relative block">
              <Icon aria-hidden />
              <Badges of={[Badge]} className="absolute -top-1.5 start-3.5" />
            </span>
          </NavLink>
        ))}
        <More shown={places.map(({ to }) => to)} />
      </div>
    </nav>
  );
}

const row =
  'flex h-12 w-full items-center gap-3 rounded px-3 text-start hover:bg-hover [&_svg]:size-5 [&_svg]:text-ink-faint';

interface RestItem extends Pick<NavigationItem, 'to' | 'label' | 'icon'> {
  badges: readonly NavigationItem['Badge'][];
}

function More({ shown }: { shown: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const me = useMe();
  const theme = useTheme();
  const viewer = useViewer();
  const settings = entriesFor(viewer, 'settings');
  const listed = navigationFor(viewer).filter(({ to, area }) => area !== 'settings' && !shown.includes(to));
  const rest: readonly RestItem[] = [
    ...listed.map((item) => ({ ...item, badges: [item.Badge] })),
    ...(settings.length > 0 ? [{ ...settingsEntry, badges: settings.map(({ Badge }) => Badge) }] : []),
  ];
  const close = () => setOpen(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger className={tab}>
        <span className="order-1">{t('shell.more')}</span>
        <span className="relative block">
          <Menu aria-hidden />
          <Badges of={rest.flatMap(({ badges }) => badges)} className="absolute -top-1.5 start-3.5" />
        </span>
      </SheetTrigger>
      <SheetContent title={t('shell.more')}>
        <div className="flex items-center gap-3 border-b border-line p-4">
          <Avatar name={me.name} />
          <span className="grid min-w-0">
            <span dir="auto" className="truncate font-strong">
              {me.name}
            </span>
            <span className="truncate text-small text-ink-faint">
              {roleName(me.role)} · {me.email}
            </span>
          </span>
        </div>
        <div className="grid p-2">
          <button
            type="button"
            className={row}
            onClick={() => {
              close();
              openOverlay('palette');
            }}
          >
            <Search aria-hidden />
            {t('shell.search')}
          </button>
          {rest.map(({ to, label, icon: Icon, badges }) => (
            <Link key={to} to={to} onClick={close} className={row}>
              <Icon aria-hidden />
              {t(label)}
              <Badges of={badges} className="ms-auto" />
            </Link>
          ))}
        </div>
        <fieldset className="grid grid-cols-3 gap-1 border-t border-line p-3">
          <legend className="sr-only">{t('shell.appearance')}</legend>
          {themes.map(({ value, label, icon: Icon }) => (
            <label
              key={value}
              className="grid min-h-14 cursor-pointer place-items-center content-center gap-1 rounded text-small text-ink-soft has-checked:bg-hover has-checked:font-strong has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-brand-ink [&_svg]:size-5"
            >
              <input
                type="radio"
                name="theme"
                className="sr-only"
                checked={theme === value}
                onChange={() => setTheme(value)}
              />
              <Icon aria-hidden />
              {t(label)}
            </label>
          ))}
        </fieldset>
        <div className="border-t border-line p-3">
          <LanguageSelect />
        </div>
        <div className="border-t border-line p-2">
          <button type="button" className={row} onClick={() => signOutOrToast()}>
            <LogOut aria-hidden />
            {t('ui.signOut')}
          </button>
        </div>
      </SheetContent>
    </Sheet>
  );
}
