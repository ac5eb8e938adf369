import { useOpenSession } from '../api/session.ts';
import type { Viewer } from '../lib/feature.ts';

/** The role and the kind of organization that the navigation depends on. @throws as `useOpenSession` */
export function useViewer(): Viewer {
  const { user, organization } = useOpenSession();
  return { role: user.role, kind: organization.kind };
}
