import { messageOf } from '../api/error.ts';
import { signOut } from '../api/session.ts';
import { toast } from './toast.tsx';
import { t } from '../lib/i18n/text.tsx';

/** Signs out; shows a toast where that failed and the session is still open. */
export function signOutOrToast(scope: 'here' | 'everywhere' = 'here'): void {
  signOut(scope).catch((error: unknown) =>
    toast(t('ui.stillSignedIn', { reason: messageOf(error) }), { tone: 'negative' }),
  );
}
