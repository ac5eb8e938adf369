import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { joinAnswer } from '../stream/answer.ts';
import type { LiveAnswer } from '../stream/live-answers.ts';
import type { Message } from '../types.ts';

/** Says that the connection to a streaming answer is lost. The server continues to write the answer. */
export function ConnectionState({ message, live }: { message: Message; live: LiveAnswer | undefined }) {
  if (live === undefined || live.connection === 'open') return null;
  if (live.connection === 'waiting') {
    return (
      <output className="flex items-center gap-2 text-small text-ink-faint">
        <Spinner /> {t('conversations.reconnecting')}
      </output>
    );
  }
  const reconnect = () => void joinAnswer({ conversationId: message.conversation_id, messageId: message.id });
  return (
    <p role="alert" className="text-small text-caution">
      {t('conversations.unreachable')}{' '}
      <Button variant="link" size="inline" className="text-small" onClick={reconnect}>
        {t('conversations.reconnect')}
      </Button>
    </p>
  );
}
