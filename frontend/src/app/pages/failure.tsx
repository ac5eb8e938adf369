import { CloudOff, WifiOff } from 'lucide-react';
import { ApiError, messageOf } from '../../api/error.ts';
import { Button } from '../../ui/button.tsx';
import { Forbidden } from './forbidden.tsx';
import { StatusPage } from './status-page.tsx';
import { NotFound } from './not-found.tsx';

const reload = (
  <Button variant="primary" onClick={() => location.reload()}>
    Try again
  </Button>
);

/** Shown instead of a page that threw; names the kind of failure, and the request id for support. */
export function RouteFailure({ error }: { error: unknown }) {
  if (!(error instanceof ApiError)) {
    return (
      <StatusPage icon={CloudOff} title="This page did not load" action={reload}>
        {/* A lazy chunk was removed by an update or could not be loaded: a reload solves both. */}
        The portal may have been updated, or the connection was lost.
      </StatusPage>
    );
  }
  if (error.status === 404) return <NotFound />;
  if (error.code === 'forbidden') {
    return <Forbidden />;
  }
  return (
    <StatusPage icon={error.code === 'offline' ? WifiOff : CloudOff} title="This did not work" action={reload}>
      {messageOf(error)}
      {error.requestId && <span className="mt-2 block font-mono text-small text-ink-faint">{error.requestId}</span>}
    </StatusPage>
  );
}
