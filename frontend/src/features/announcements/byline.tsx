import { Time } from '../../ui/time.tsx';
import type { Announcement } from './queries.ts';

/** Author, time and expiry of an announcement. */
export function Byline({ announcement, expired = false }: { announcement: Announcement; expired?: boolean }) {
  const { author, created_at: at, version, expires_at: expiresAt } = announcement;
  return (
    <p className="text-small text-ink-faint">
      {author && (
        <>
          <bdi className="text-ink-soft">{author.name}</bdi> ·{' '}
        </>
      )}
      <Time at={at} />
      {version > 1 && ' · edited'}
      {expiresAt !== null && (
        <>
          {expired ? ' · expired ' : ' · expires '}
          <Time at={expiresAt} />
        </>
      )}
    </p>
  );
}
