import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-router';
import { t } from '../../lib/i18n/text.tsx';
import { entriesFor } from '../registry.ts';
import { groupSettings } from '../settings/group-settings.ts';
import { useViewer } from '../viewer.ts';
import { SidebarLink } from './sidebar-link.tsx';

/** The settings by group, and a link back. @param back the page before the settings */
export function SettingsSidebar({ back }: { back: string }) {
  const groups = groupSettings(entriesFor(useViewer(), 'settings'));
  return (
    <>
      <div className="flex h-14 shrink-0 items-center px-3">
        <Link
          to={back}
          className="flex h-8 items-center gap-2.5 rounded px-2.5 text-ink-soft transition-colors hover:bg-hover hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
          {t('shell.back')}
        </Link>
      </div>
      <nav
        aria-label={t('shell.settings')}
        className="grid min-h-0 flex-1 content-start gap-5 overflow-y-auto px-3 pb-4"
      >
        <p className="px-2.5 text-large font-strong">{t('shell.settings')}</p>
        {groups.map(({ group, entries }) => (
          <div key={group} className="grid gap-0.5">
            <h2 className="px-2.5 pb-0.5 text-small font-normal text-ink-faint">{t(group)}</h2>
            {entries.map((item) => (
              <SidebarLink key={item.to} item={item} badges={[item.Badge]} />
            ))}
          </div>
        ))}
      </nav>
    </>
  );
}
