import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Message } from '../types.ts';
import { useThread } from './thread-context.tsx';

/** How an answer ended, where it did not end by itself: what happened, and what to do. */
export function AnswerEnd({ message }: { message: Message }) {
  const { answerAgain, goOn, mayAsk } = useThread();
  const again = (
    <Button look="link" size="inline" disabled={!mayAsk} onClick={() => answerAgain(message)}>
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
            <Button look="link" size="inline" disabled={!mayAsk} onClick={goOn}>
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
