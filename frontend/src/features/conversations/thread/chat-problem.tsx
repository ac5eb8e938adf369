import { CloudOff, MessageCircleOff } from 'lucide-react';
import { Link } from 'react-router';
import { isApiError, messageOf } from '../../../api/error.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

interface ChatProblemProps {
  error: Error;
  onRetry: () => void;
}

/** A chat that does not exist, or could not be loaded. */
export function ChatProblem({ error, onRetry }: ChatProblemProps) {
  // `invalid_fields`: the address contains no valid id.
  const gone = isApiError(error, 'not_found', 'invalid_fields');
  return (
    <div className="grid min-h-0 flex-1 place-items-center overflow-y-auto">
      {gone ? (
        <EmptyState
          icon={MessageCircleOff}
          title={t('conversations.missing')}
          action={
            <Button asChild>
              <Link to="/chat">{t('conversations.beginNew')}</Link>
            </Button>
          }
        >
          {t('conversations.missingText')}
        </EmptyState>
      ) : (
        <EmptyState
          icon={CloudOff}
          title={t('conversations.failed')}
          action={<Button onClick={onRetry}>{t('ui.retry')}</Button>}
        >
          {messageOf(error)}
        </EmptyState>
      )}
    </div>
  );
}
