import { QueryClientProvider } from '@tanstack/react-query';
import { Direction } from 'radix-ui';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { queryClient } from '../../api/query.ts';
import { onSignOut, type Session, useSession } from '../../api/session.ts';
import { clearToasts, Toaster } from '../../ui/toast.tsx';
import { TooltipProvider } from '../../ui/tooltip.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { WaitingPage } from '../../features/auth/index.tsx';
import { RouteFailure } from '../pages/failure.tsx';
import { banners } from '../registry.ts';
import { SessionFailure } from './session-failure.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { Overlays } from './overlays.tsx';
import { PageSkeleton, ShellSkeleton } from './shell-skeleton.tsx';
import { Sidebar } from './sidebar.tsx';
import { focusPageIfWanted } from '../../lib/focus.ts';
import { useIsDesktop } from '../../lib/hooks.ts';
import { direction } from '../../lib/i18n/i18n.ts';
import { t } from '../../lib/i18n/text.tsx';

onSignOut(clearToasts);

const BottomBar = lazy(async () => ({ default: (await import('./bottom-bar.tsx')).BottomBar }));

/** The layout of the pages of a portal: sidebar or bottom bar, banners, overlays, toasts. */
export function Component() {
  const session = useSession();
  if (session.status === 'loading') return <ShellSkeleton />;
  if (session.status === 'failed') return <SessionFailure message={session.message} />;
  if (session.status === 'signed-out') return <ToSignIn {...session} />;
  if (session.user.status === 'waiting') return <WaitingPage />;
  return (
    <QueryClientProvider client={queryClient}>
      {/* Radix takes the direction of arrow keys, tabs and menus from here, not from the document. */}
      <Direction.Provider dir={direction()}>
        <TooltipProvider>
          <a
            href="#content"
            className="fixed start-4 top-2 z-60 flex min-h-control -translate-y-20 items-center rounded bg-raised px-4 shadow focus:translate-y-0"
          >
            {t('shell.skip')}
          </a>
          <div className="grid h-dvh grid-rows-[1fr_auto] desktop:grid-cols-[15.5rem_1fr] desktop:grid-rows-1">
            <Sidebar />
            <Content />
            <PhoneNavigation />
          </div>
          <Overlays />
          <Toaster />
        </TooltipProvider>
      </Direction.Provider>
    </QueryClientProvider>
  );
}

/** The bottom bar, below 1024 px. Its height is reserved while it loads. */
function PhoneNavigation() {
  if (useIsDesktop()) return null;
  return (
    <Suspense
      fallback={
        <div className="border-t border-line bg-sunken pb-safe desktop:hidden">
          <div className="h-14" />
        </div>
      }
    >
      <BottomBar />
    </Suspense>
  );
}

function pageFailed(failure: unknown) {
  return <RouteFailure error={failure} />;
}

/** Banners and the page. Scrolls to the top when the first segment of the path changes. */
function Content() {
  const { pathname, key } = useLocation();
  // Each page of the settings is a section of its own.
  const section = pathname.split('/', pathname.startsWith('/settings/') ? 3 : 2).join('/');
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (section !== '' && main.current) main.current.scrollTop = 0;
  }, [section]);
  useEffect(() => {
    if (key !== '') focusPageIfWanted();
  }, [key]);
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      {/* The first page is rendered together with the banners, so that they do not shift it. */}
      <Suspense fallback={<PageSkeleton />}>
        {banners.map(({ name, Component: Banner }) => (
          // A banner that fails is left out.
          <ErrorBoundary key={name} resetKey={pathname} fallback={() => null}>
            <Banner />
          </ErrorBoundary>
        ))}
        <OfflineNotice />
        <main ref={main} id="content" tabIndex={-1} className="relative min-h-0 flex-1 overflow-y-auto outline-none">
          <ErrorBoundary resetKey={pathname} fallback={pageFailed}>
            <Suspense fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </Suspense>
    </div>
  );
}

/** Redirects to the sign-in page. `to` leads back here, except after a sign-out: the next user may be another one. */
function ToSignIn({ reason }: Extract<Session, { status: 'signed-out' }>) {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams();
  if (pathname !== '/' && reason !== 'left') query.set('to', pathname + search);
  if (reason === 'ended') query.set('ended', '1');
  if (reason === 'refused') query.set('refused', '1');
  const text = query.toString();
  return <Navigate to={`/sign-in${text && `?${text}`}`} replace />;
}
