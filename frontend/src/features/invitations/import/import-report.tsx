import { useEffect, useRef } from 'react';
import type { Sent } from '../../../api/types.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { outcomeText } from '../outcome.ts';

/** What became of each line; those that need a look come first. */
export function ImportReport({ report: { invited, lines } }: { report: Sent<'POST /invitations/import'> }) {
  const summary = useRef<HTMLParagraphElement>(null);
  useEffect(() => summary.current?.focus(), []);
  const others = lines.filter(({ outcome }) => outcome !== 'invited');
  const sorted = [...others, ...lines.filter(({ outcome }) => outcome === 'invited')];
  return (
    <>
      <p ref={summary} tabIndex={-1} className="mb-3 text-ink-soft outline-none">
        {t('invitations.reportText', { invited, all: lines.length })}
      </p>
      {sorted.length > 0 && (
        <ol
          aria-label={t('invitations.report')}
          className="grid max-h-[50vh] overflow-y-auto rounded border border-line"
        >
          {sorted.map(({ line, email, outcome }) => (
            <li key={line} className="flex items-center gap-3 border-t border-line px-3 py-2 first:border-t-0">
              <span className="w-16 shrink-0 text-small text-ink-faint tabular-nums">
                {t('invitations.line', { line })}
              </span>
              <span dir="ltr" title={email} className="min-w-0 flex-1 truncate text-start rtl:text-end">
                {email}
              </span>
              <Badge tone={outcome === 'invited' ? 'positive' : 'caution'} className="whitespace-normal">
                {outcomeText(outcome)}
              </Badge>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
