import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { BrowserRouter, type RouteObject, useLocation, useRoutes } from 'react-router';
import { useMe } from '../api/session.ts';
import { boot } from '../lib/boot.ts';
import { PublicLayout } from '../ui/public-layout.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { mayUse, type PageModule, type Place, places } from './features.tsx';
import { Forbidden } from './pages/forbidden.tsx';
import { RouteFailure } from './pages/failure.tsx';
import { NotFound } from './pages/not-found.tsx';
import { BlankPage } from './pages/blank.tsx';

/** The page of a module, fetched when it is first gone to. Until it is there, the page before it stays. */
function page(load: () => Promise<PageModule>) {
  const Page: ComponentType = lazy(async () => ({ default: (await load()).Component }));
  return <Page />;
}

/** Says at once what the server would say with every call of the page. */
function ForPlace({ place, children }: { place: Place; children: ReactNode }) {
  return mayUse(place, useMe().role) ? children : <Forbidden />;
}

/** Without a tenant: what Atrium is, and the way into a portal. */
const publicPages: RouteObject[] = [
  { index: true, element: page(() => import('../features/organizations/landing-page.tsx')) },
  { path: 'register', element: page(() => import('../features/organizations/register-page.tsx')) },
  {
    path: '*',
    element: (
      <PublicLayout>
        <NotFound />
      </PublicLayout>
    ),
  },
];

/** In a portal. The shell lets nobody in who is not signed in. */
const portalPages: RouteObject[] = [
  { path: 'sign-in', element: page(() => import('../features/auth/sign-in-page.tsx')) },
  { path: 'join', element: page(() => import('../features/auth/join-page.tsx')) },
  {
    element: page(() => import('./shell/shell.tsx')),
    children: [
      { index: true, element: page(() => import('./pages/home.tsx')) },
      ...places.map((place) => ({
        path: place.path,
        element: <ForPlace place={place}>{page(place.load)}</ForPlace>,
      })),
      { path: '*', element: <NotFound /> },
    ],
  },
];

/** An address that names a portal which is not served. */
const atAClosedDoor: RouteObject[] = [{ path: '*', element: page(() => import('./pages/portal-unavailable.tsx')) }];

function routesOfPage(): RouteObject[] {
  if (boot.problem) return atAClosedDoor;
  return boot.tenant ? portalPages : publicPages;
}

const routes = routesOfPage();

function failedAlone(failure: unknown) {
  return (
    <PublicLayout>
      <RouteFailure error={failure} />
    </PublicLayout>
  );
}

function Routed() {
  const { pathname } = useLocation();
  const element = useRoutes(routes);
  return (
    <ErrorBoundary resetKey={pathname} fallback={failedAlone}>
      <Suspense fallback={<BlankPage />}>{element}</Suspense>
    </ErrorBoundary>
  );
}

/** Declarative on purpose: the data router would bring 15 kB to the sign-in page for loaders that TanStack Query is here for. */
export function Router() {
  return (
    <BrowserRouter basename={boot.base || '/'}>
      <Routed />
    </BrowserRouter>
  );
}
