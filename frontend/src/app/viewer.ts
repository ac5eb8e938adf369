import { useSession } from '../api/session.ts';
import type { Viewer } from '../lib/feature.ts';

/** Who is signed in, as far as the navigation depends on it. @throws outside of the shell, where nobody may be signed in */
export function useViewer(): Viewer {
  const session = useSession();
  if (session.status !== 'signed-in') throw new Error('Nobody is signed in here');
  return { role: session.user.role, kind: session.organization.kind };
}
