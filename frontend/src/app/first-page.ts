import { type Session, sessionKnown } from '../api/session.ts';
import { loadPageMessages } from '../lib/i18n/i18n.ts';
import { bannerPrefetches, entriesFor, type Route, routes } from './registry.ts';

type SignedIn = Extract<Session, { status: 'signed-in' }>;

/**
 * Loads the shell, a page and the data of both at once: rendering alone would ask for one only after the other. Rejects where
 * anything fails.
 *
 * @param path of the page, below the portal's root
 */
export async function preload(path: string): Promise<void> {
  await Promise.all([import('./portal-routes.tsx'), path === '' ? preloadStartPage() : preloadPage(path)]);
}

/** The root redirects to the first of the viewer's places. */
async function preloadStartPage(): Promise<void> {
  const session = await signedIn();
  if (!session) return;
  const [first] = entriesFor({ role: session.user.role, kind: session.organization.kind }, 'place');
  await preloadPage(first?.to.slice(1) ?? '');
}

async function preloadPage(path: string): Promise<void> {
  const route = routeAt(path);
  await Promise.all([route?.load(), route && loadPageMessages(route.feature), prefetch(path, route)]);
}

async function prefetch(path: string, route: Route | undefined): Promise<void> {
  if (!(await signedIn())) return;
  await Promise.all([...bannerPrefetches.map((banner) => banner()), route?.prefetch?.(path)]);
}

/** Undefined: nobody, or somebody whose request to join is waiting, who sees no page. */
async function signedIn(): Promise<SignedIn | undefined> {
  const session = await sessionKnown();
  return session.status === 'signed-in' && session.user.status === 'active' ? session : undefined;
}

/** The route of a path; undefined where there is none, or only rendering finds it, as behind a redirect. */
function routeAt(path: string): Route | undefined {
  return routes.find((route) => {
    const [fixed] = route.path.split('/:');
    return path === fixed || path.startsWith(`${fixed}/`);
  });
}
