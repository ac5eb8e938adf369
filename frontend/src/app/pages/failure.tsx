import { CloudOff, WifiOff } from 'lucide-react';
import { ApiError, messageOf } from '../../api/error.ts';
import { Button } from '../../ui/button.tsx';
import { Forbidden } from './forbidden.tsx';
import { StatusPage } from './status-page.tsx';
import { NotFound } from './not-found.tsx';
import { t } from '../../lib/i18n/text.tsx';

function Reload() {
  return (
    <Button variant="primary" onClick={() => location.reload()}>
      {t('ui.retry')}
    </Button>
  );
}

/** Shown instead of a page that threw; names the kind of failure, and the request id for support. */
export function RouteFailure({ error }: { error: unknown }) {
  if (!(error instanceof ApiError)) {
    return (
      <StatusPage icon={CloudOff} title={t('status.pageFailed')} action={<Reload />}>
        {/* A lazy chunk was removed by an update or could not be loaded: a reload solves both. */}
        {t('status.pageFailedText')}
      </StatusPage>
    );
  }
  if (error.status === 404) return <NotFound />;
  if (error.code === 'forbidden') {
    return <Forbidden />;
  }
  return (
    <StatusPage icon={error.code === 'offline' ? WifiOff : CloudOff} title={t('status.failed')} action={<Reload />}>
      {messageOf(error)}
      {error.requestId && <span className="mt-2 block font-mono text-small text-ink-faint">{error.requestId}</span>}
    </StatusPage>
  );
}
