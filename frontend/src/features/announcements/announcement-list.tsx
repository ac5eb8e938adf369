import { Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Failure } from '../../ui/failure.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { AnnouncementCard } from './announcement-card.tsx';
import { type Announcement, useAnnouncements } from './queries.ts';

interface AnnouncementListProps {
  show: 'current' | 'expired';
  /** Absent: the list is read-only. */
  onEdit?: (announcement: Announcement) => void;
  /** Shown in place of an empty list. */
  empty: ReactNode;
}

export function AnnouncementList({ show, onEdit, empty }: AnnouncementListProps) {
  const list = useAnnouncements(show);
  if (list.isPending) return <ListSkeleton />;
  if (list.isLoadingError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const announcements = list.data.pages.flatMap((page) => page.items);
  if (announcements.length === 0) return empty;
  return (
    <div className="grid grid-cols-1 gap-4">
      {announcements.map((announcement) => (
        <AnnouncementCard
          key={announcement.id}
          announcement={announcement}
          expired={show === 'expired'}
          onEdit={onEdit && (() => onEdit(announcement))}
        />
      ))}
      <ShowMore list={list} className="mt-0" />
    </div>
  );
}

interface EmptyListProps {
  title: string;
  action?: ReactNode;
  children: string;
}

export function EmptyList({ title, action, children }: EmptyListProps) {
  return (
    <EmptyState icon={Megaphone} title={title} action={action}>
      {children}
    </EmptyState>
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
