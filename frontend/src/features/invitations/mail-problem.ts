import { t } from '../../lib/i18n/text.tsx';
import type { Invitation } from './queries.ts';

/** Why the mail of an invitation has not reached anybody; null: it has, or is on its way. */
export function mailProblem({ mail }: Pick<Invitation, 'mail'>): string | null {
  if (mail === null || mail.status === 'sent') return null;
  if (mail.status === 'queued') return mail.error === null ? null : t('invitations.mailDelayed');
  if (mail.error === 'not_set_up') return t('invitations.mailNotSetUp');
  if (mail.error === 'daily_limit') return t('invitations.mailLimit');
  if (mail.error === 'complained') return t('invitations.mailComplained');
  if (mail.error === 'not_wanted') return null;
  return t('invitations.mailFailed');
}
