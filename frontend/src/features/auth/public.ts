import type { PublicRoute } from '../../lib/feature.ts';

/** Pages of a portal that need no session. */
export const signInRoutes: readonly PublicRoute[] = [
  { feature: 'auth', path: 'sign-in', load: () => import('./sign-in-page.tsx') },
  { feature: 'auth', path: 'join', load: () => import('./join-page.tsx') },
];
