import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../ui/tabs.tsx';
import { AnnouncementList, EmptyList } from './announcement-list.tsx';
import { Compose } from './compose.tsx';
import type { Announcement } from './queries.ts';

/** Writes, edits and deletes announcements, current and expired ones. */
export function Component() {
  const [composing, setComposing] = useState<Announcement | 'new' | null>(null);
  const compose = () => setComposing('new');
  return (
    <Page
      title={t('announcements.nav')}
      width="narrow"
      description={t('announcements.manageText')}
      action={
        <Button variant="primary" onClick={compose}>
          <Megaphone /> {t('announcements.new')}
        </Button>
      }
    >
      <Tabs defaultValue="current" className="grid gap-5">
        <TabsList aria-label={t('announcements.which')}>
          <TabsTrigger value="current">{t('announcements.current')}</TabsTrigger>
          <TabsTrigger value="expired">{t('announcements.expired')}</TabsTrigger>
        </TabsList>
        <TabsContent value="current">
          <AnnouncementList show="current" onEdit={setComposing} empty={<NothingWritten onCompose={compose} />} />
        </TabsContent>
        <TabsContent value="expired">
          <AnnouncementList
            show="expired"
            onEdit={setComposing}
            empty={
              <EmptyList title={t('announcements.nothingExpired')}>{t('announcements.nothingExpiredText')}</EmptyList>
            }
          />
        </TabsContent>
      </Tabs>
      {composing !== null && (
        <Compose announcement={composing === 'new' ? null : composing} onClose={() => setComposing(null)} />
      )}
    </Page>
  );
}

function NothingWritten({ onCompose }: { onCompose: () => void }) {
  return (
    <EmptyList
      title={t('announcements.empty')}
      action={<Button onClick={onCompose}>{t('announcements.writeFirst')}</Button>}
    >
      {t('announcements.emptyText')}
    </EmptyList>
  );
}
