import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../api/session.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../ui/tabs.tsx';
import { AnnouncementCard } from './announcement-card.tsx';
import { Compose } from './compose.tsx';
import { type Announcement, useAnnouncements } from './queries.ts';

/** All announcements; users with `announcements.manage` also write, edit and delete them here. */
export function Component() {
  const manages = useMe().permissions.includes('announcements.manage');
  const [composing, setComposing] = useState<Announcement | 'new' | null>(null);
  const compose = () => setComposing('new');
  const current = <List show="current" onEdit={setComposing} onCompose={manages ? compose : undefined} />;
  return (
    <Page
      title={t('announcements.nav')}
      width="narrow"
      description={t('announcements.text')}
      action={
        manages && (
          <Button variant="primary" onClick={compose}>
            <Megaphone /> {t('announcements.new')}
          </Button>
        )
      }
    >
      {manages ? (
        <Tabs defaultValue="current" className="grid gap-5">
          <TabsList aria-label={t('announcements.which')}>
            <TabsTrigger value="current">{t('announcements.current')}</TabsTrigger>
            <TabsTrigger value="expired">{t('announcements.expired')}</TabsTrigger>
          </TabsList>
          <TabsContent value="current">{current}</TabsContent>
          <TabsContent value="expired">
            <List show="expired" onEdit={setComposing} onCompose={undefined} />
          </TabsContent>
        </Tabs>
      ) : (
        current
      )}
      {composing !== null && (
        <Compose announcement={composing === 'new' ? null : composing} onClose={() => setComposing(null)} />
      )}
    </Page>
  );
}

interface ListProps {
  show: 'current' | 'expired';
  onEdit: (announcement: Announcement) => void;
  onCompose: (() => void) | undefined;
}

function List({ show, onEdit, onCompose }: ListProps) {
  const list = useAnnouncements(show);
  if (list.isPending) return <ListSkeleton />;
  if (list.isLoadingError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const announcements = list.data.pages.flatMap((page) => page.items);
  if (announcements.length === 0) return <Empty show={show} onCompose={onCompose} />;
  return (
    <div className="grid grid-cols-1 gap-4">
      {announcements.map((announcement) => (
        <AnnouncementCard
          key={announcement.id}
          announcement={announcement}
          expired={show === 'expired'}
          onEdit={() => onEdit(announcement)}
        />
      ))}
      <ShowMore list={list} className="mt-0">
        {t('announcements.more')}
      </ShowMore>
    </div>
  );
}

function ListSkeleton() {
  return (
    <Loading className="grid gap-4">
      {[1, 2].map((at) => (
        <Card key={at} className="grid gap-3 px-4 py-5 tablet:px-6">
          <Skeleton className="h-6 w-2/5" />
          <Skeleton className="h-4 w-1/4" />
          <Skeleton className="h-16 max-w-prose" />
        </Card>
      ))}
    </Loading>
  );
}

function Empty({ show, onCompose }: Pick<ListProps, 'show' | 'onCompose'>) {
  if (show === 'expired') {
    return (
      <EmptyState icon={Megaphone} title={t('announcements.nothingExpired')}>
        {t('announcements.nothingExpiredText')}
      </EmptyState>
    );
  }
  if (onCompose === undefined) {
    return (
      <EmptyState icon={Megaphone} title={t('announcements.noNews')}>
        {t('announcements.noNewsText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Megaphone}
      title={t('announcements.empty')}
      action={<Button onClick={onCompose}>{t('announcements.writeFirst')}</Button>}
    >
      {t('announcements.emptyText')}
    </EmptyState>
  );
}
