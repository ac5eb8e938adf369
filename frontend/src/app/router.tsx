import { Suspense } from 'react';
import { type RouteObject, unstable_HistoryRouter as HistoryRouter, useLocation, useRoutes } from 'react-router';
import { boot } from '../lib/boot.ts';
import { useLanguage } from '../lib/i18n/text.tsx';
import { signInRoutes } from '../features/auth/public.ts';
import { installationRoutes } from '../features/organizations/public.ts';
import type { PublicRoute } from '../lib/feature.ts';
import { PublicLayout } from '../ui/public-layout.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { createBlockingHistory } from './blocking-history.ts';
import { BlankPage } from './pages/blank.tsx';
import { RouteFailure } from './pages/failure.tsx';
import { NotFound } from './pages/not-found.tsx';
import { page } from './page.tsx';

/** The shell with the pages of all features. Pages that need no session do not load it. */
const portal = page(() => import('./portal-routes.tsx'));

function publicRoutes(all: readonly PublicRoute[]): RouteObject[] {
  return all.map(({ path, load, feature }) => {
    const element = page(load, feature);
    return path === '' ? { index: true, element } : { path, element };
  });
}

const nowhere: RouteObject = {
  path: '*',
  element: (
    <PublicLayout>
      <NotFound />
    </PublicLayout>
  ),
};

function routesOfPage(): RouteObject[] {
  if (boot.problem) return [{ path: '*', element: page(() => import('./pages/portal-unavailable.tsx')) }];
  return boot.tenant
    ? [...publicRoutes(signInRoutes), { path: '*', element: portal }]
    : [...publicRoutes(installationRoutes), nowhere];
}

const routeObjects = routesOfPage();

function renderFailure(failure: unknown) {
  return (
    <PublicLayout>
      <RouteFailure error={failure} />
    </PublicLayout>
  );
}

function Routed() {
  const { pathname } = useLocation();
  const element = useRoutes(routeObjects);
  return (
    <ErrorBoundary resetKey={pathname} fallback={renderFailure}>
      <Suspense fallback={<BlankPage />}>{element}</Suspense>
    </ErrorBoundary>
  );
}

const history = createBlockingHistory();

/** Declarative mode: the data router adds 15 kB to the sign-in page, for loaders that TanStack Query makes unnecessary. */
export function Router() {
  // Another language renders everything anew: texts are read while rendering.
  return (
    <HistoryRouter key={useLanguage()} history={history} basename={boot.base || '/'}>
      <Routed />
    </HistoryRouter>
  );
}
