import { Link } from 'react-router';
import { useMe } from '../../api/session.ts';
import { cn } from '../../lib/cn.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useDismissal } from './changes.ts';
import { type Announcement, useAnnouncements, useUnread } from './queries.ts';

const SHOWN = 6;

interface BellListProps {
  onRead: (announcement: Announcement) => void;
  /** A link was followed. */
  onLeave: () => void;
}

/** The newest announcements, with those that are unread marked, and the ways to all of them. */
export function BellList({ onRead, onLeave }: BellListProps) {
  const manages = useMe().permissions.includes('announcements.manage');
  const unread = useUnread().announcements;
  const { markRead } = useDismissal();
  return (
    <>
      <header className="flex min-h-11 items-center justify-between gap-3 border-b border-line ps-4 pe-2">
        <h2 className="text-base">{t('announcements.nav')}</h2>
        {unread.length > 0 && (
          <Button variant="ghost" size="small" onClick={() => unread.forEach(markRead)}>
            {t('announcements.markAllRead')}
          </Button>
        )}
      </header>
      <Newest onRead={onRead} />
      <footer className="flex items-center justify-between gap-2 border-t border-line px-2 py-1">
        <Button asChild variant="ghost" size="small">
          <Link to="/announcements" onClick={onLeave}>
            {t('announcements.all')}
          </Link>
        </Button>
        {manages && (
          <Button asChild variant="ghost" size="small">
            <Link to="/settings/announcements" onClick={onLeave}>
              {t('announcements.manage')}
            </Link>
          </Button>
        )}
      </footer>
    </>
  );
}

function Newest({ onRead }: Pick<BellListProps, 'onRead'>) {
  const list = useAnnouncements('current');
  if (list.isPending) {
    return (
      <Loading className="grid gap-4 p-4">
        <Skeleton className="h-5 w-4/5" />
        <Skeleton className="h-5 w-3/5" />
      </Loading>
    );
  }
  if (list.isLoadingError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const newest = list.data.pages.flatMap((page) => page.items).slice(0, SHOWN);
  if (newest.length === 0) return <p className="px-4 py-6 text-center text-ink-soft">{t('announcements.noNews')}</p>;
  return (
    <ul className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1.5">
      {newest.map((announcement) => (
        <li key={announcement.id}>
          <Row announcement={announcement} onRead={() => onRead(announcement)} />
        </li>
      ))}
    </ul>
  );
}

function Row({ announcement, onRead }: { announcement: Announcement; onRead: () => void }) {
  const { id, title, level, created_at: at, dismissed } = announcement;
  return (
    <button
      type="button"
      onClick={onRead}
      aria-labelledby={`bell-${id}`}
      className="flex w-full items-start gap-2.5 rounded-inner px-2.5 py-2 text-start hover:bg-hover"
    >
      <span aria-hidden className={cn('mt-2 size-2 shrink-0 rounded-full', !dismissed && 'bg-brand')} />
      <span id={`bell-${id}`} className="grid min-w-0 flex-1 gap-0.5">
        {!dismissed && <span className="sr-only">{t('announcements.isUnread')}</span>}
        <span className="flex items-start gap-2">
          <span dir="auto" className={cn('line-clamp-2 min-w-0 flex-1 wrap-anywhere', !dismissed && 'font-strong')}>
            {title}
          </span>
          {level === 'important' && <Badge tone="caution">{t('announcements.important')}</Badge>}
        </span>
        <span className="text-small text-ink-faint">
          <Time at={at} />
        </span>
      </span>
    </button>
  );
}
