import { lazy, Suspense, useState } from 'react';
import { boot } from '../../lib/boot.ts';
import { messageOf } from '../../api/error.ts';
import { direction } from '../../lib/i18n/i18n.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../ui/tabs.tsx';
import { DemoPortals } from './demo-portals.tsx';
import { enterDemo } from './enter-demo.ts';

const Sample = lazy(async () => ({ default: (await import('./sample/sample.tsx')).Sample }));

const views = [
  { role: 'client', label: 'organizations.asClient', enter: 'organizations.enterAsClient' },
  { role: 'owner', label: 'organizations.asOwner', enter: 'organizations.enterAsOwner' },
] as const;

/** Samples of what a client and an owner see; where there is demo data, buttons that enter a demo portal as either. */
export function Tour() {
  const [failure, setFailure] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);

  async function enter(role: (typeof views)[number]['role']) {
    setEntering(true);
    try {
      await enterDemo('acme', role);
    } catch (error) {
      setFailure(messageOf(error));
      setEntering(false);
    }
  }

  return (
    <aside
      aria-label={t('organizations.tour')}
      className="flex min-w-0 flex-col justify-center bg-sunken px-5 py-8 tablet:px-12 desktop:border-s desktop:border-line"
    >
      <Tabs defaultValue="client" dir={direction()} className="mx-auto w-full max-w-3xl">
        <TabsList className="mb-4">
          {views.map(({ role, label }) => (
            <TabsTrigger key={role} value={role}>
              {t(label)}
            </TabsTrigger>
          ))}
        </TabsList>
        {views.map(({ role, enter: label }) => (
          <TabsContent key={role} value={role} className="grid gap-4">
            <Suspense fallback={<Skeleton className="h-132 tablet:h-112" />}>
              <Sample role={role} />
            </Suspense>
            {boot.demo && (
              <div>
                <Button busy={entering} onClick={() => void enter(role)}>
                  {t(label)}
                </Button>
              </div>
            )}
          </TabsContent>
        ))}
        {failure && (
          <Notice tone="negative" className="mt-4">
            {failure}
          </Notice>
        )}
        {boot.demo && <DemoPortals />}
      </Tabs>
    </aside>
  );
}
