import { useState } from 'react';
import { useLocation } from 'react-router';
import { useIsDesktop } from '../../lib/hooks.ts';
import { t } from '../../lib/i18n/text.tsx';
import { AccountMenu } from './account-menu.tsx';
import { PlacesSidebar } from './places-sidebar.tsx';
import { SettingsSidebar } from './settings-sidebar.tsx';

/** The navigation from 1024 px on: places of work, or the pages of the settings; below them the account menu. */
export function Sidebar() {
  const { pathname, search } = useLocation();
  const inSettings = /^\/settings(?:\/|$)/u.test(pathname);
  const here = pathname + search;
  /** The page that "Back" leads to: the last one outside of the settings. */
  const [place, setPlace] = useState('/');
  if (!inSettings && place !== here) setPlace(here);
  if (!useIsDesktop()) return null;
  return (
    <aside aria-label={t('shell.portal')} className="flex min-h-0 flex-col border-e border-line bg-sunken">
      {inSettings ? <SettingsSidebar back={place} /> : <PlacesSidebar />}
      <div className="border-t border-line p-2">
        <AccountMenu />
      </div>
    </aside>
  );
}
