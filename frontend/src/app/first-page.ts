import { boot } from '../lib/boot.ts';
import { loadPageMessages } from '../lib/i18n/i18n.ts';
import { type Route, routes } from './registry.ts';

/** The route of a path below the portal's root; undefined where there is none, or only rendering finds it, as behind a redirect. */
function routeAt(path: string): Route | undefined {
  return routes.find((route) => {
    const [fixed] = route.path.split('/:');
    return path === fixed || path.startsWith(`${fixed}/`);
  });
}

/** Loads the shell and the page of the address at once: rendering alone would ask for one only after the other. */
export async function preload(): Promise<void> {
  const route = routeAt(location.pathname.slice(boot.base.length + 1));
  await Promise.all([import('./portal-routes.tsx'), route?.load(), route && loadPageMessages(route.feature)]);
}
