import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { type RouteObject, unstable_HistoryRouter as HistoryRouter, useLocation, useRoutes } from 'react-router';
import { boot } from '../lib/boot.ts';
import { loadPageMessages } from '../lib/i18n/i18n.ts';
import { useLanguage } from '../lib/i18n/text.tsx';
import { type FeatureRoute, isAllowed, type PageModule } from '../lib/feature.ts';
import { PublicLayout } from '../ui/public-layout.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { createBlockingHistory } from './blocking-history.ts';
import { BlankPage } from './pages/blank.tsx';
import { RouteFailure } from './pages/failure.tsx';
import { Forbidden } from './pages/forbidden.tsx';
import { Moved } from './pages/moved.tsx';
import { NotFound } from './pages/not-found.tsx';
import { moved, type Route, routes } from './registry.ts';
import { useViewer } from './viewer.ts';

/** A lazy page with its messages. While it loads, the previous page stays. @param feature whose page it is */
function page(load: () => Promise<PageModule>, feature?: string) {
  const Page: ComponentType = lazy(async () => {
    const [{ Component }] = await Promise.all([load(), feature && loadPageMessages(feature)]);
    return { default: Component };
  });
  return <Page />;
}

/** Shows `Forbidden` to users whose role may not open the route. */
function RoleGuard({ route, children }: { route: FeatureRoute; children: ReactNode }) {
  return isAllowed(route, useViewer()) ? children : <Forbidden />;
}

/** Those of a scope become routes; `portal` ones are guarded by role. @param base what their paths begin with */
function routesOf(scope: FeatureRoute['scope'], all: readonly Route[] = routes, base = ''): RouteObject[] {
  return all
    .filter((route) => route.scope === scope)
    .map((route) => {
      const content = page(route.load, route.feature);
      const element = scope === 'portal' ? <RoleGuard route={route}>{content}</RoleGuard> : content;
      return route.path === '' ? { index: true, element } : { path: route.path.slice(base.length), element };
    });
}

const { settings = [], others = [] } = Object.groupBy(routes, ({ navigation }) =>
  navigation?.area === 'settings' ? 'settings' : 'others',
);

const installationRoutes = (): RouteObject[] => [
  ...routesOf('installation'),
  {
    path: '*',
    element: (
      <PublicLayout>
        <NotFound />
      </PublicLayout>
    ),
  },
];

const portalRoutes = (): RouteObject[] => [
  ...routesOf('public'),
  {
    // Redirects to the sign-in page where nobody is signed in.
    element: page(() => import('./shell/shell.tsx')),
    children: [
      { index: true, element: page(() => import('./pages/home.tsx')) },
      ...routesOf('portal', others),
      {
        path: 'settings',
        element: page(() => import('./settings/settings-layout.tsx')),
        children: [
          { index: true, element: page(() => import('./settings/settings-list.tsx')) },
          ...routesOf('portal', settings, 'settings/'),
        ],
      },
      ...moved.map(([from, to]) => ({ path: from, element: <Moved to={to} /> })),
      { path: '*', element: <NotFound /> },
    ],
  },
];

function routesOfPage(): RouteObject[] {
  if (boot.problem) return [{ path: '*', element: page(() => import('./pages/portal-unavailable.tsx')) }];
  return boot.tenant ? portalRoutes() : installationRoutes();
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
