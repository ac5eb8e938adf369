import { messageOf } from '../../api/error.ts';
import { signOut } from '../../api/session.ts';
import { toast } from '../../ui/toast.tsx';

/** Signs out, or says why not. */
export function leave(scope: 'here' | 'everywhere' = 'here'): void {
  signOut(scope).catch((error: unknown) => toast(`You are still signed in. ${messageOf(error)}`, { tone: 'negative' }));
}
