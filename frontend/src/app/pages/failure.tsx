import { CloudOff, WifiOff } from 'lucide-react';
import { ApiError, messageOf } from '../../api/error.ts';
import { Button } from '../../ui/button.tsx';
import { Forbidden } from './forbidden.tsx';
import { Message } from './message.tsx';
import { NotFound } from './not-found.tsx';

const reload = (
  <Button look="primary" onClick={() => location.reload()}>
    Try again
  </Button>
);

/** Where a page threw: says what kind of failure it was, and gives support the request to look for. */
export function RouteFailure({ error }: { error: unknown }) {
  if (!(error instanceof ApiError)) {
    return (
      <Message icon={CloudOff} title="This page did not load" action={reload}>
        {/* A lazy chunk is gone after an update, or the network is: both are cured by loading again. */}
        The portal may have been updated, or the connection was lost.
      </Message>
    );
  }
  if (error.status === 404) return <NotFound />;
  if (error.code === 'forbidden') {
    return <Forbidden />;
  }
  return (
    <Message icon={error.code === 'offline' ? WifiOff : CloudOff} title="This did not work" action={reload}>
      {messageOf(error)}
      {error.requestId && <span className="mt-2 block font-mono text-small text-ink-faint">{error.requestId}</span>}
    </Message>
  );
}
