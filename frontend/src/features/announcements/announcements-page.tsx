import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../api/session.ts';
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
      title="Announcements"
      width="narrow"
      description="What everybody here should know, the newest first."
      action={
        manages && (
          <Button variant="primary" onClick={compose}>
            <Megaphone /> New announcement
          </Button>
        )
      }
    >
      {manages ? (
        <Tabs defaultValue="current" className="grid gap-5">
          <TabsList aria-label="Which announcements">
            <TabsTrigger value="current">Current</TabsTrigger>
            <TabsTrigger value="expired">Expired</TabsTrigger>
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
        Show more
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
      <EmptyState icon={Megaphone} title="Nothing has expired">
        An announcement with an end comes here when its time is over. You can give it a new one, or delete it.
      </EmptyState>
    );
  }
  if (onCompose === undefined) {
    return (
      <EmptyState icon={Megaphone} title="No news">
        When there is something to know, it stands above every page, and here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Megaphone}
      title="Tell everybody at once"
      action={<Button onClick={onCompose}>Write the first one</Button>}
    >
      A new price list, a day without support, a welcome: it stands above every page until each person has dismissed it,
      and you see how many have.
    </EmptyState>
  );
}
