import { Bell as BellIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx';
import { BellList } from './bell-list.tsx';
import type { Announcement } from './queries.ts';
import { useDismissal } from './changes.ts';
import { UnreadDot } from './unread-dot.tsx';

/** Lazy, since it loads markdown, which most pages do not need. */
const Reader = lazy(async () => ({ default: (await import('./reader.tsx')).Reader }));

/** The button in the sidebar, with a dot while something is unread, and the newest announcements behind it. */
export function Bell() {
  const [open, setOpen] = useState(false);
  const [reading, setReading] = useState<Announcement | null>(null);
  const { markRead } = useDismissal();

  function read(announcement: Announcement) {
    setOpen(false);
    setReading(announcement);
    markRead(announcement);
  }

  return (
    <>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button variant="ghost" size="icon" className="relative size-8">
            <BellIcon aria-hidden />
            <span className="sr-only">{t('announcements.nav')}</span>
            <span className="absolute end-1 top-1">
              <UnreadDot />
            </span>
          </Button>
        </PopoverTrigger>
        <PopoverContent label={t('announcements.nav')}>
          <BellList onRead={read} onLeave={() => setOpen(false)} />
        </PopoverContent>
      </Popover>
      {reading && (
        <Suspense fallback={null}>
          <Reader announcement={reading} onClose={() => setReading(null)} />
        </Suspense>
      )}
    </>
  );
}
