import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Message } from '../types.ts';
import { problemOf } from './outcome-text.ts';
import { useThread } from './thread-context.tsx';

/**
 * For an answer that failed, was stopped, is empty or was cut off: the reason, and a button to continue or retry. Not an alert:
 * `Announcer` says it once, and a chat that is opened or scrolled must not say it again.
 */
export function AnswerOutcome({ message }: { message: Message }) {
  const { regenerate, continueAnswer, mayAsk } = useThread();
  const problem = problemOf(message);
  if (problem === null) return null;
  if (message.status === 'stopped') return <p className="text-small text-ink-faint">{problem}</p>;
  if (message.status === 'complete' && message.content !== '') {
    return (
      <Notice className="mt-1">
        <p>{problem}</p>
        <Button variant="link" size="inline" disabled={!mayAsk} onClick={continueAnswer}>
          {t('conversations.continue')}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice tone={message.status === 'failed' ? 'negative' : 'caution'} silent className="mt-1">
      <p>{problem}</p>
      <Button variant="link" size="inline" disabled={!mayAsk} onClick={() => regenerate(message)}>
        {t('ui.retry')}
      </Button>
    </Notice>
  );
}
