import { LogOut, Menu, Search } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Link, NavLink } from 'react-router';
import { useMe } from '../../api/session.ts';
import { signOutOrToast } from '../../ui/sign-out.ts';
import { cn } from '../../lib/cn.ts';
import { roleName } from '../../lib/roles.ts';
import { setTheme, themes, useTheme } from '../../lib/theme.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Sheet, SheetContent, SheetTrigger } from '../../ui/sheet.tsx';
import { navigationFor } from '../registry.ts';
import { openOverlay } from './overlays.tsx';
import { t } from '../../lib/i18n/text.tsx';
import { LanguageSelect } from '../../ui/language-select.tsx';

const MAX_TABS = 4;

const tab =
  'flex flex-1 flex-col items-center justify-center gap-0.5 text-small text-ink-faint [&_svg]:size-5 min-w-0 px-1';

/** The navigation below 1024 px: up to four entries, the others under "More". */
export function BottomBar() {
  const main = navigationFor(useMe().role)
    .filter(({ area }) => area === 'main')
    .slice(0, MAX_TABS);
  return (
    <nav aria-label={t('shell.sections')} className="border-t border-line bg-sunken pb-safe desktop:hidden">
      <div className="flex h-14">
        {main.map(({ to, label, icon: Icon, Badge }) => (
          <NavLink key={to} to={to} className={({ isActive }) => cn(tab, isActive && 'font-strong text-brand-ink')}>
            <span className="relative block">
              <Icon aria-hidden />
              {Badge && (
                <span className="absolute -top-1.5 start-3.5">
                  <Suspense fallback={null}>
                    <Badge />
                  </Suspense>
                </span>
              )}
            </span>
            <span className="max-w-full truncate">{t(label)}</span>
          </NavLink>
        ))}
        <More shown={main.map(({ to }) => to)} />
      </div>
    </nav>
  );
}

const row =
  'flex h-12 w-full items-center gap-3 rounded px-3 text-start hover:bg-hover [&_svg]:size-5 [&_svg]:text-ink-faint';

function More({ shown }: { shown: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const me = useMe();
  const theme = useTheme();
  const rest = navigationFor(me.role).filter(({ to }) => !shown.includes(to));
  const close = () => setOpen(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger className={tab}>
        <Menu aria-hidden />
        {t('shell.more')}
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
          {rest.map(({ to, label, icon: Icon }) => (
            <Link key={to} to={to} onClick={close} className={row}>
              <Icon aria-hidden />
              {t(label)}
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
            {t('shell.signOut')}
          </button>
        </div>
      </SheetContent>
    </Sheet>
  );
}
