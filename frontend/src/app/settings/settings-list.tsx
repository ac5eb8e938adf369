import { ChevronRight } from 'lucide-react';
import { Suspense } from 'react';
import { Link, Navigate } from 'react-router';
import { useIsDesktop } from '../../lib/hooks.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { Forbidden } from '../pages/forbidden.tsx';
import { entriesFor } from '../registry.ts';
import { useViewer } from '../viewer.ts';
import { groupSettings } from './group-settings.ts';

/** `/settings`: the list of the viewer's settings. From 1024 px on, where the sidebar has the list, redirects to the first. */
export function Component() {
  const entries = entriesFor(useViewer(), 'settings');
  const isDesktop = useIsDesktop();
  const [first] = entries;
  if (!first) return <Forbidden />;
  if (isDesktop) return <Navigate to={first.to} replace />;
  return (
    <Page title={t('shell.settings')} width="narrow">
      <nav aria-label={t('shell.settings')} className="grid gap-6">
        {groupSettings(entries).map(({ group, entries: own }) => (
          <section key={group} className="grid gap-2">
            <h2 className="text-small font-normal text-ink-faint">{t(group)}</h2>
            <Card className="grid divide-y divide-line">
              {own.map(({ to, label, icon: Icon, Badge }) => (
                <Link key={to} to={to} className="flex min-h-13 items-center gap-3 px-4 hover:bg-hover">
                  <Icon aria-hidden className="size-5 text-ink-faint" />
                  {t(label)}
                  <span className="ms-auto flex items-center gap-2">
                    {Badge && (
                      <Suspense fallback={null}>
                        <Badge />
                      </Suspense>
                    )}
                    <ChevronRight aria-hidden className="size-4 text-ink-faint rtl:-scale-x-100" />
                  </span>
                </Link>
              ))}
            </Card>
          </section>
        ))}
      </nav>
    </Page>
  );
}
