import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { joinAnswer } from '../stream/answer.ts';
import type { LiveAnswer } from '../stream/live-answers.ts';
import type { Message } from '../types.ts';

/** Says when words stop coming because of the line, not the model. The answer goes on being written meanwhile. */
export function LineState({ message, live }: { message: Message; live: LiveAnswer | undefined }) {
  if (live === undefined || live.line === 'open') return null;
  if (live.line === 'waiting') {
    return (
      <output className="flex items-center gap-2 text-small text-ink-faint">
        <Spinner /> The connection was lost. Trying again…
      </output>
    );
  }
  const rejoin = () => void joinAnswer({ conversationId: message.conversation_id, messageId: message.id });
  return (
    <p role="alert" className="text-small text-caution">
      The portal is not reached. The answer is kept there.{' '}
      <Button look="link" size="inline" className="text-small" onClick={rejoin}>
        Connect again
      </Button>
    </p>
  );
}
