import { X } from 'lucide-react';
import type { ApiError } from '../../../api/error.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Time } from '../../../ui/time.tsx';

interface RefusalNoticeProps {
  error: ApiError;
  onAgain: () => void;
  onDismiss: () => void;
}

/** Why a question was not taken, and what can be done. The question itself is back in the field. */
export function RefusalNotice({ error, onAgain, onDismiss }: RefusalNoticeProps) {
  return (
    <Notice tone={error.code === 'quota_exceeded' ? 'caution' : 'negative'} className="pe-1">
      <div className="flex items-start justify-between gap-2">
        <div className="grid justify-items-start" role={error.code === 'quota_exceeded' ? 'alert' : undefined}>
          <p>
            <strong>Not sent.</strong> {error.message}
          </p>
          <QuotaFacts fields={error.fields} />
          {mayGoThrough(error) && (
            <Button look="link" size="inline" onClick={onAgain}>
              Try again
            </Button>
          )}
        </div>
        <Button look="quiet" size="icon" aria-label="Dismiss" className="-my-2" onClick={onDismiss}>
          <X />
        </Button>
      </div>
    </Notice>
  );
}

function mayGoThrough({ status, code }: ApiError): boolean {
  return status === 0 || status >= 500 || code === 'message_streaming' || code === 'rate_limited';
}

/** `quota_exceeded` tells limit, use and when it begins anew. */
function QuotaFacts({ fields }: { fields: Record<string, unknown> }) {
  const { limit, used, resets_at: resetsAt } = fields;
  if (typeof limit !== 'number' || typeof used !== 'number') return null;
  return (
    <p>
      {used.toLocaleString()} of {limit.toLocaleString()} used.
      {typeof resetsAt === 'string' && (
        <>
          {' '}
          It begins anew <Time at={resetsAt} />.
        </>
      )}
    </p>
  );
}
