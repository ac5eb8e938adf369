import type { PublicRoute } from '../../lib/feature.ts';

/** Pages of a portal for who is not signed in. */
export const signInRoutes: readonly PublicRoute[] = [
  { feature: 'auth', path: 'sign-in', load: () => import('./sign-in-page.tsx') },
  { feature: 'auth', path: 'join', load: () => import('./join-page.tsx') },
];
