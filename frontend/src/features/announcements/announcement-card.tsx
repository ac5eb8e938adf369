import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useFocusContentOnUnmount } from '../../lib/hooks.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Markdown } from '../../ui/markdown/markdown.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../../ui/dropdown-menu.tsx';
import { useDelete, useDismissal } from './changes.ts';
import { Byline } from './byline.tsx';
import type { Announcement } from './queries.ts';

interface AnnouncementCardProps {
  announcement: Announcement;
  /** An expired announcement cannot be dismissed. */
  expired: boolean;
  /** Undefined: it is read-only. */
  onEdit: (() => void) | undefined;
}

export function AnnouncementCard({ announcement, expired, onEdit }: AnnouncementCardProps) {
  const titleId = useId();
  const { title, body, level, abilities } = announcement;
  return (
    <Card className="px-4 py-4 tablet:px-6">
      <article aria-labelledby={titleId} className="grid grid-cols-1 gap-3 wrap-anywhere">
        <header className="flex items-start gap-3">
          <div className="grid min-w-0 flex-1 grid-cols-1 gap-1">
            {level === 'important' && (
              <Badge tone="caution" className="justify-self-start">
                {t('announcements.important')}
              </Badge>
            )}
            <h2 id={titleId} dir="auto" className="text-large">
              {title}
            </h2>
            <Byline announcement={announcement} expired={expired} />
          </div>
          {onEdit && (abilities.update || abilities.delete) && <Actions announcement={announcement} onEdit={onEdit} />}
        </header>
        <Markdown text={body} />
        <Footer announcement={announcement} expired={expired} />
      </article>
    </Card>
  );
}

function Footer({ announcement, expired }: { announcement: Announcement; expired: boolean }) {
  const { dismiss, showAgain } = useDismissal();
  const { dismissed, dismissals, abilities } = announcement;
  if (dismissals === null && !abilities.dismiss) return null;
  return (
    <footer className="-mb-2 flex min-h-control flex-wrap items-center gap-x-4 text-small text-ink-faint desktop:min-h-8">
      {dismissals !== null && <span>{t('announcements.dismissals', { count: dismissals })}</span>}
      {abilities.dismiss && !expired && (
        <Button
          variant="link"
          size="inline"
          className="text-small"
          onClick={() => (dismissed ? showAgain(announcement) : dismiss(announcement))}
        >
          {dismissed ? t('announcements.showAgain') : t('announcements.dismissForMe')}
        </Button>
      )}
    </footer>
  );
}

function Actions({ announcement, onEdit }: { announcement: Announcement; onEdit: () => void }) {
  const remove = useDelete();
  const { title, abilities } = announcement;
  useFocusContentOnUnmount();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon"
          aria-label={t('announcements.actions', { title })}
          className="-me-2 -mt-1.5"
        >
          <Ellipsis />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {abilities.update && (
          <DropdownMenuItem onSelect={onEdit}>
            <Pencil /> {t('announcements.editAction')}
          </DropdownMenuItem>
        )}
        {abilities.delete && (
          <DropdownMenuItem danger onSelect={() => remove(announcement)}>
            <Trash2 /> {t('announcements.delete')}
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
