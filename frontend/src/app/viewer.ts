import { useOpenSession } from '../api/session.ts';
import type { Viewer } from '../lib/feature.ts';

/** Who is signed in, as far as the navigation depends on it. @throws as `useOpenSession` */
export function useViewer(): Viewer {
  const { user, organization } = useOpenSession();
  return { role: user.role, kind: organization.kind };
}
