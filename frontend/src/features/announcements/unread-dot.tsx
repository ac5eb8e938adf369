import { t } from '../../lib/i18n/text.tsx';
import { useUnread } from './queries.ts';

/** A dot, and for screen readers the number of unread announcements; renders nothing where there is none. */
export function UnreadDot() {
  const { announcements, more } = useUnread();
  const count = announcements.length;
  if (count === 0) return null;
  return (
    <span className="block size-2 rounded-full bg-brand ring-2 ring-sunken">
      <span className="sr-only">{t(more ? 'announcements.unreadOrMore' : 'announcements.unread', { count })}</span>
    </span>
  );
}
