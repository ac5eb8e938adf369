import type { ReactNode } from 'react';
import { type RouteObject, useRoutes } from 'react-router';
import { type FeatureRoute, isAllowed } from '../lib/feature.ts';
import { page } from './page.tsx';
import { Forbidden } from './pages/forbidden.tsx';
import { Moved } from './pages/moved.tsx';
import { NotFound } from './pages/not-found.tsx';
import { moved, type Route, routes } from './registry.ts';
import { Component as Shell } from './shell/shell.tsx';
import { useViewer } from './viewer.ts';

/** Shows `Forbidden` to users whose role may not open the route. */
function RoleGuard({ route, children }: { route: FeatureRoute; children: ReactNode }) {
  return isAllowed(route, useViewer()) ? children : <Forbidden />;
}

/** @param base what their paths begin with */
function routesOf(all: readonly Route[], base = ''): RouteObject[] {
  return all.map((route) => ({
    path: route.path.slice(base.length),
    element: <RoleGuard route={route}>{page(route.load, route.feature)}</RoleGuard>,
  }));
}

const { settings = [], others = [] } = Object.groupBy(routes, ({ navigation }) =>
  navigation?.area === 'settings' ? 'settings' : 'others',
);

const portalRoutes: RouteObject[] = [
  {
    // Redirects to the sign-in page where nobody is signed in.
    element: <Shell />,
    children: [
      { index: true, element: page(() => import('./pages/home.tsx')) },
      ...routesOf(others),
      {
        path: 'settings',
        element: page(() => import('./settings/settings-layout.tsx')),
        children: [
          { index: true, element: page(() => import('./settings/settings-list.tsx')) },
          ...routesOf(settings, 'settings/'),
        ],
      },
      ...moved.map(([from, to]) => ({ path: from, element: <Moved to={to} /> })),
      { path: '*', element: <NotFound /> },
    ],
  },
];

/** The pages of a portal for signed-in users. */
export function Component() {
  return useRoutes(portalRoutes);
}
