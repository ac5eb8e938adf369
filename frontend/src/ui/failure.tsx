import { CloudOff } from 'lucide-react';
import { ApiError, messageOf } from '../api/error.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { t } from '../lib/i18n/text.tsx';

/** Shown instead of content that could not be loaded: the reason and a button that retries. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div role="alert">
      <EmptyState icon={CloudOff} title={t('ui.failed')} action={<Button onClick={retry}>{t('ui.retry')}</Button>}>
        {messageOf(error)}
        {requestId && <span className="mt-2 block font-mono text-small text-ink-faint">{requestId}</span>}
      </EmptyState>
    </div>
  );
}
