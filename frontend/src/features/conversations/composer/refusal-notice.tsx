import { X } from 'lucide-react';
import type { ApiError } from '../../../api/error.ts';
import { t, Text } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Time } from '../../../ui/time.tsx';
import { NotSent } from './not-sent.tsx';
import { refusalText } from './refusal-text.ts';

interface RefusalNoticeProps {
  error: ApiError;
  onRetry: () => void;
  onDismiss: () => void;
}

/** Why the server refused a question, with a retry where that can succeed. */
export function RefusalNotice({ error, onRetry, onDismiss }: RefusalNoticeProps) {
  return (
    <Notice tone={error.code === 'quota_exceeded' ? 'caution' : 'negative'} className="pe-1">
      <div className="flex items-start justify-between gap-2">
        <div className="grid justify-items-start" role={error.code === 'quota_exceeded' ? 'alert' : undefined}>
          <NotSent reason={refusalText(error)} />
          <QuotaUsage fields={error.fields} />
          {isRetryable(error) && (
            <Button variant="link" size="inline" onClick={onRetry}>
              {t('ui.retry')}
            </Button>
          )}
        </div>
        <Button variant="ghost" size="icon" aria-label={t('ui.dismiss')} className="-my-2" onClick={onDismiss}>
          <X />
        </Button>
      </div>
    </Notice>
  );
}

function isRetryable({ status, code }: ApiError): boolean {
  return status === 0 || status >= 500 || code === 'message_streaming' || code === 'rate_limited';
}

/** Limit, use and reset time of `quota_exceeded`. */
function QuotaUsage({ fields }: { fields: Record<string, unknown> }) {
  const { limit, used, resets_at: resetsAt } = fields;
  if (typeof limit !== 'number' || typeof used !== 'number') return null;
  return (
    <p>
      {typeof resetsAt === 'string' ? (
        <Text id="conversations.quotaUsedUntil" values={{ used, limit, when: <Time at={resetsAt} /> }} />
      ) : (
        t('conversations.quotaUsed', { used, limit })
      )}
    </p>
  );
}
