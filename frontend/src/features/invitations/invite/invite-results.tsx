import { CircleCheck, CircleMinus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Sent } from '../../../api/types.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { DialogActions } from '../../../ui/dialog.tsx';
import { outcomeText } from '../outcome.ts';

interface InviteResultsProps {
  results: Sent<'POST /invitations'>['results'];
  /** Invites others. */
  onAgain: () => void;
}

export function InviteResults({ results, onAgain }: InviteResultsProps) {
  const invited = results.filter(({ outcome }) => outcome === 'invited').length;
  const summary = useRef<HTMLParagraphElement>(null);
  useEffect(() => summary.current?.focus(), []);
  return (
    <>
      <p ref={summary} tabIndex={-1} className="mb-3 text-ink-soft outline-none">
        {invited > 0 ? t('invitations.resultsText', { count: invited }) : t('invitations.nobodyInvited')}
      </p>
      <ul aria-label={t('invitations.resultsTitle')} className="grid rounded border border-line">
        {results.map(({ email, outcome, link }) => (
          <li key={email} className="flex items-center gap-3 border-t border-line px-3 py-2 first:border-t-0">
            {outcome === 'invited' ? (
              <CircleCheck aria-hidden className="size-4 shrink-0 text-positive" />
            ) : (
              <CircleMinus aria-hidden className="size-4 shrink-0 text-caution" />
            )}
            <span className="grid min-w-0 flex-1 leading-snug">
              <span dir="ltr" title={email} className="truncate text-start font-strong rtl:text-end">
                {email}
              </span>
              <span className="text-small text-ink-faint">{outcomeText(outcome)}</span>
            </span>
            {link !== null && (
              <CopyButton
                text={link}
                label={t('invitations.copyLinkOf', { email })}
                visibleLabel={t('invitations.copyLink')}
              />
            )}
          </li>
        ))}
      </ul>
      <DialogActions cancel={t('invitations.done')}>
        <Button onClick={onAgain}>{t('invitations.inviteMore')}</Button>
      </DialogActions>
    </>
  );
}
