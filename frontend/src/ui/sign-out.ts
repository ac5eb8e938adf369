import { messageOf } from '../api/error.ts';
import { signOut } from '../api/session.ts';
import { t } from '../lib/i18n/text.tsx';
import { leaveOrAsk } from '../lib/unsaved-changes.ts';
import { toast } from './toast.tsx';

/** Signs out, after a question where changes are not saved; shows a toast where that failed and the session is still open. */
export function signOutOrToast(scope: 'here' | 'everywhere' = 'here'): void {
  leaveOrAsk('sign-out', () => {
    signOut(scope).catch((error: unknown) =>
      toast(t('ui.stillSignedIn', { reason: messageOf(error) }), { tone: 'negative' }),
    );
  });
}
