import './theme.css';
import { mayHaveSession, startSession } from '../api/session.ts';
import { signInRoutes } from '../features/auth/public.ts';
import { installationRoutes } from '../features/organizations/public.ts';
import { boot } from '../lib/boot.ts';
import { loadPageMessages, startI18n } from '../lib/i18n/i18n.ts';

// A script of its own, which runs while the code of React arrives: it requests all else that the first render waits for.
startSession();
void startI18n();

/** The longest that the first render waits for the first page; after that its placeholder is shown. */
const FIRST_PAGE_TIMEOUT_MS = 1_000;

/** The code of the page of the address, and of the shell where it stands in one. */
async function preload(): Promise<void> {
  const path = location.pathname.slice(boot.base.length + 1);
  const route = (boot.tenant ? signInRoutes : installationRoutes).find((one) => one.path === path);
  if (route) await Promise.all([route.load(), loadPageMessages(route.feature)]);
  else if (mayHaveSession()) await (await import('./first-page.ts')).preload(path);
}

// Where it fails, rendering the page loads the same again, and shows the failure.
const preloaded = preload().catch(() => undefined);

/** Resolves when the first page can be rendered at once, without placeholders of its parts, or `FIRST_PAGE_TIMEOUT_MS` later. */
export function preloadedOrTimedOut(): Promise<unknown> {
  return Promise.race([preloaded, new Promise((resolve) => setTimeout(resolve, FIRST_PAGE_TIMEOUT_MS))]);
}
