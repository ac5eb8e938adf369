import type { PublicRoute } from '../../lib/feature.ts';

/** Pages of the installation, where the address names no portal. */
export const installationRoutes: readonly PublicRoute[] = [
  { feature: 'organizations', path: '', load: () => import('./landing-page.tsx') },
  { feature: 'organizations', path: 'register', load: () => import('./register-page.tsx') },
];
