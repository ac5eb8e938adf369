import { cn } from '../lib/cn.ts';
import { formatCompact, formatNumber } from '../lib/i18n/i18n.ts';
import { t } from '../lib/i18n/text.tsx';

interface MeterProps {
  /** Shown before the numbers; absent where a column header names the meter. */
  label?: string;
  used: number;
  /** Null: unlimited, without a bar. */
  limit: number | null;
}

/** The shares of the limit from which it is shown as short, and as used up. */
const SHORT = 0.8;
const USED_UP = 1;

/** The use of a limit: compact numbers, exact ones on hover, and a bar that is hidden from screen readers. */
export function Meter({ label, used, limit }: MeterProps) {
  const textOf = (format: (value: number) => string) =>
    limit === null ? format(used) : t('ui.ofLimit', { used: format(used), limit: format(limit) });
  const share = limit === null ? 0 : limit === 0 ? 1 : Math.min(1, used / limit);
  return (
    <span className="grid w-full min-w-32 gap-1 tabular-nums">
      <span className={cn('flex flex-wrap gap-x-3', label === undefined ? 'justify-end' : 'justify-between')}>
        {label !== undefined && <span className="text-ink-faint">{label}</span>}
        <span title={textOf(formatNumber)} className="whitespace-nowrap">
          {textOf(formatCompact)}
        </span>
      </span>
      {limit !== null && (
        <span aria-hidden className="block h-1 w-full overflow-hidden rounded-full bg-hover">
          <span
            style={{ inlineSize: `${share * 100}%` }}
            className={cn(
              'block h-full rounded-full bg-ink-faint',
              share >= SHORT && 'bg-caution',
              share >= USED_UP && 'bg-negative',
            )}
          />
        </span>
      )}
    </span>
  );
}
