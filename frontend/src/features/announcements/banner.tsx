import { TriangleAlert, X } from 'lucide-react';
import { lazy, Suspense, use, useState } from 'react';
import { Link, NavigationType, useLocation, useMatch, useNavigationType } from 'react-router';
import { cn } from '../../lib/cn.ts';
import { focusContent } from '../../lib/focus.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { useDismissal } from './changes.ts';
import { type Announcement, firstPageLoadedOrTimedOut, useUnread } from './queries.ts';

/** Lazy, since it loads markdown, which most pages do not need. */
const Reader = lazy(async () => ({ default: (await import('./reader.tsx')).Reader }));

/** Above every page: the newest important announcement that is unread. The others wait behind the bell. */
export function AnnouncementBanner() {
  use(firstPageLoadedOrTimedOut());
  const unread = useUnread();
  const { dismiss } = useDismissal();
  const [reading, setReading] = useState<Announcement | null>(null);
  const onOwnPage = [useMatch('/announcements'), useMatch('/settings/announcements')].some((match) => match !== null);
  const waiting = useAnnouncementsAtNavigation(unread.announcements.filter(({ level }) => level === 'important'));
  const [next] = waiting;

  function dismissAndMoveFocus(announcement: Announcement) {
    setReading(null);
    // The focused element disappears with the banner.
    if (waiting.length === 1) focusContent();
    dismiss(announcement);
  }

  return (
    <>
      {next && !onOwnPage && (
        <BannerStrip
          announcement={next}
          count={waiting.length}
          more={unread.more}
          onRead={() => setReading(next)}
          onDismiss={() => dismissAndMoveFocus(next)}
        />
      )}
      {reading && (
        <Suspense fallback={null}>
          <Reader
            announcement={reading}
            onDismiss={() => dismissAndMoveFocus(reading)}
            onClose={() => setReading(null)}
          />
        </Suspense>
      )}
    </>
  );
}

/** The announcements that were known at the last navigation: one that arrives later would shift the page. */
function useAnnouncementsAtNavigation(announcements: readonly Announcement[]): Announcement[] {
  const { key } = useLocation();
  // A new chat that gets its address is no navigation.
  const isReplace = useNavigationType() === NavigationType.Replace;
  const known = () => ({ key, ids: new Set(announcements.map(({ id }) => id)) });
  const [page, setPage] = useState(known);
  if (page.key !== key && !isReplace) setPage(known());
  return announcements.filter(({ id }) => page.ids.has(id));
}

interface BannerStripProps {
  announcement: Announcement;
  count: number;
  /** There are more than `count`, on further pages. */
  more: boolean;
  onRead: () => void;
  onDismiss: () => void;
}

function BannerStrip({ announcement, count, more, onRead, onDismiss }: BannerStripProps) {
  return (
    <section
      aria-label={t('announcements.banner')}
      className="flex items-center gap-2 border-b border-caution/30 bg-caution-tint ps-4 pe-1 pt-safe tablet:ps-8 desktop:pe-2"
    >
      <TriangleAlert aria-hidden className="size-4 shrink-0 text-caution" />
      <button
        type="button"
        onClick={onRead}
        className="group flex min-h-control min-w-0 items-center gap-3 rounded py-1.5 text-start outline-offset-0"
      >
        <span className="sr-only shrink-0 text-caution tablet:not-sr-only">{t('announcements.important')}</span>
        <span dir="auto" className="line-clamp-2 min-w-0 leading-snug font-strong desktop:line-clamp-1">
          {announcement.title}
        </span>
        <span className="shrink-0 text-brand-ink underline-offset-4 group-hover:underline">
          {t('announcements.read')}
        </span>
      </button>
      {count > 1 && (
        <Link
          to="/announcements"
          aria-label={t(more ? 'announcements.seeAllOrMore' : 'announcements.seeAll', { count })}
          className="ms-auto flex min-h-control shrink-0 items-center rounded px-2 text-small text-ink-soft underline-offset-4 outline-offset-0 hover:underline"
        >
          {t(more ? 'announcements.firstOrMore' : 'announcements.first', { count })}
        </Link>
      )}
      <Button
        variant="ghost"
        size="icon"
        aria-label={t('announcements.dismissNamed')}
        className={cn(count === 1 && 'ms-auto')}
        onClick={onDismiss}
      >
        <X />
      </Button>
    </section>
  );
}
