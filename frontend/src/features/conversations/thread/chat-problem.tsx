import { CloudOff, MessageCircleOff } from 'lucide-react';
import { Link } from 'react-router';
import { isApiError, messageOf } from '../../../api/error.ts';
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
          title="This chat is not here"
          action={
            <Button asChild>
              <Link to="/chat">Begin a new one</Link>
            </Button>
          }
        >
          It was deleted, or it belongs to somebody else. Chats are private until they are shared.
        </EmptyState>
      ) : (
        <EmptyState icon={CloudOff} title="The chat did not load" action={<Button onClick={onRetry}>Try again</Button>}>
          {messageOf(error)}
        </EmptyState>
      )}
    </div>
  );
}
