import { t, Text } from '../../lib/i18n/text.tsx';
import { Time } from '../../ui/time.tsx';
import type { Announcement } from './queries.ts';

/** Author, time and expiry of an announcement. */
export function Byline({ announcement, expired = false }: { announcement: Announcement; expired?: boolean }) {
  const { author, created_at: at, version, expires_at: expiresAt } = announcement;
  const expiryText = expired ? 'announcements.expiredAt' : 'announcements.expiresAt';
  const expiry = expiresAt !== null && <Text id={expiryText} values={{ time: <Time at={expiresAt} /> }} />;
  return (
    <p className="text-small text-ink-faint">
      {author && (
        <>
          <bdi className="text-ink-soft">{author.name}</bdi> ·{' '}
        </>
      )}
      <Time at={at} />
      {version > 1 && <> · {t('announcements.edited')}</>}
      {expiry && <> · {expiry}</>}
    </p>
  );
}
