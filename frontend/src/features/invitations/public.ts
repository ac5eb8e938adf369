import type { PublicRoute } from '../../lib/feature.ts';

/** Where the link of an invitation leads. */
export const acceptRoutes: readonly PublicRoute[] = [
  { feature: 'invitations', path: 'invitation', load: () => import('./accept/accept-page.tsx') },
];
