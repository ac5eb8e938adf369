import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { queryClient } from '../../api/query.ts';
import { type Session, useSession } from '../../api/session.ts';
import { Toaster } from '../../ui/toast.tsx';
import { TooltipProvider } from '../../ui/tooltip.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { RouteFailure } from '../pages/failure.tsx';
import { banners } from '../features.tsx';
import { SessionFailure } from './session-failure.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { Overlays } from './overlays.tsx';
import { PageSkeleton, ShellSkeleton } from './shell-skeleton.tsx';
import { Sidebar } from './sidebar.tsx';

const Waiting = lazy(async () => ({ default: (await import('../../features/auth/waiting-page.tsx')).WaitingPage }));

/** The frame around every page of a signed-in person. */
export function Component() {
  const session = useSession();
  if (session.status === 'loading') return <ShellSkeleton />;
  if (session.status === 'failed') return <SessionFailure message={session.message} />;
  if (session.status === 'signed-out') return <ToSignIn {...session} />;
  if (session.user.status === 'waiting') return <Waiting />;
  return (
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <a
          href="#content"
          className="fixed start-4 top-2 z-60 flex min-h-control -translate-y-20 items-center rounded bg-raised px-4 shadow focus:translate-y-0"
        >
          Skip to the content
        </a>
        <div className="grid h-dvh grid-rows-[1fr_auto] desktop:grid-cols-[15.5rem_1fr] desktop:grid-rows-1">
          <Sidebar />
          <Content />
          <BottomBar />
        </div>
        <Overlays />
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  );
}

function pageFailed(failure: unknown) {
  return <RouteFailure error={failure} />;
}

/** The page itself. After a navigation it starts at the top and its title is read out. */
function Content() {
  const { pathname } = useLocation();
  const place = pathname.split('/')[1];
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (place !== undefined && main.current) main.current.scrollTop = 0;
  }, [place]);
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      {/* The first page is drawn below its banners, so that none pushes it down. */}
      <Suspense fallback={<PageSkeleton />}>
        {banners.map((Banner, index) => (
          // Where a banner cannot be loaded, the page is still worth having.
          <ErrorBoundary key={index} resetKey={pathname} fallback={() => null}>
            <Banner />
          </ErrorBoundary>
        ))}
        <main ref={main} id="content" tabIndex={-1} className="relative min-h-0 flex-1 overflow-y-auto outline-none">
          <OfflineNotice />
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

/** Keeps where the person wanted to go; after signing out it is the next person's turn, who begins at the beginning. */
function ToSignIn({ reason }: Extract<Session, { status: 'signed-out' }>) {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams();
  if (pathname !== '/' && reason !== 'left') query.set('to', pathname + search);
  if (reason === 'ended') query.set('ended', '1');
  if (reason === 'refused') query.set('refused', '1');
  const text = query.toString();
  return <Navigate to={`/sign-in${text && `?${text}`}`} replace />;
}
