import { createBrowserRouter, type RouteObject } from 'react-router';
import { boot } from '../lib/boot.ts';
import { places } from './features.tsx';
import { RouteFailure } from './pages/failure.tsx';
import { NotFound } from './pages/not-found.tsx';
import { Starting } from './pages/starting.tsx';

/** Without a tenant: what Atrium is, and the way into a portal. */
const atTheDoor: RouteObject[] = [
  { index: true, lazy: () => import('../features/organizations/landing-page.tsx') },
  { path: 'register', lazy: () => import('../features/organizations/register-page.tsx') },
];

/** In a portal. The shell lets nobody in who is not signed in. */
const inThePortal: RouteObject[] = [
  { path: 'sign-in', lazy: () => import('../features/auth/sign-in-page.tsx') },
  { path: 'join', lazy: () => import('../features/auth/join-page.tsx') },
  {
    lazy: () => import('./shell/shell.tsx'),
    children: [
      { index: true, lazy: () => import('./pages/home.tsx') },
      ...places.map((place) => ({ path: place.path, lazy: place.load, handle: place, ErrorBoundary: RouteFailure })),
      { path: '*', Component: NotFound },
    ],
  },
];

/** An address that names a portal which is not served. */
const atAClosedDoor: RouteObject[] = [{ path: '*', lazy: () => import('./pages/closed.tsx') }];

function routesOfPage(): RouteObject[] {
  if (boot.problem) return atAClosedDoor;
  return boot.tenant ? inThePortal : [...atTheDoor, { path: '*', Component: NotFound }];
}

export const router = createBrowserRouter(
  [{ ErrorBoundary: RouteFailure, HydrateFallback: Starting, children: routesOfPage() }],
  { basename: boot.base || '/' },
);
