import { exactTime, relativeTime } from '../lib/time.ts';
import { t } from '../lib/i18n/text.tsx';

/** A time relative to now, the exact time on hover. Null shows `never`. */
export function Time({ at, never = t('ui.never') }: { at: string | null; never?: string }) {
  if (!at) return <span className="text-ink-faint">{never}</span>;
  return (
    <time dateTime={at} title={exactTime(at)} className="whitespace-nowrap">
      {relativeTime(at)}
    </time>
  );
}
