import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Message } from '../types.ts';
import { useThread } from './thread-context.tsx';

/** For an answer that failed, was stopped, is empty or was cut off: the reason, and a button to continue or retry. */
export function AnswerOutcome({ message }: { message: Message }) {
  const { regenerate, continueAnswer, mayAsk } = useThread();
  const again = (
    <Button variant="link" size="inline" disabled={!mayAsk} onClick={() => regenerate(message)}>
      Try again
    </Button>
  );
  const kept = message.content === '' ? '' : ' What was written is kept.';
  switch (message.status) {
    case 'failed':
      return (
        <Notice tone="negative" className="mt-1">
          <p>
            {message.error?.message ?? 'The answer failed.'}
            {kept}
          </p>
          {again}
        </Notice>
      );
    case 'interrupted':
      return (
        <Notice tone="caution" className="mt-1">
          <p>The portal was restarted while this was written.{kept}</p>
          {again}
        </Notice>
      );
    case 'stopped':
      return (
        <p className="text-small text-ink-faint">
          {message.content === '' ? 'Stopped before the first word.' : 'Stopped.'}
        </p>
      );
    case 'complete':
      if (message.content === '') {
        return (
          <Notice tone="caution">
            <p>The model gave an empty answer.</p>
            {again}
          </Notice>
        );
      }
      if (message.finish_reason === 'length') {
        return (
          <Notice className="mt-1">
            <p>The answer reached the model’s length limit.</p>
            <Button variant="link" size="inline" disabled={!mayAsk} onClick={continueAnswer}>
              Go on
            </Button>
          </Notice>
        );
      }
      return null;
    case 'streaming':
    default:
      return null;
  }
}
