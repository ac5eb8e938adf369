import { ApiError, type FailureCode, messageOf } from '../../../api/error.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Message } from '../types.ts';
import { useThread } from './thread-context.tsx';

/** For an answer that failed, was stopped, is empty or was cut off: the reason, and a button to continue or retry. */
export function AnswerOutcome({ message }: { message: Message }) {
  const { regenerate, continueAnswer, mayAsk } = useThread();
  const again = (
    <Button variant="link" size="inline" disabled={!mayAsk} onClick={() => regenerate(message)}>
      {t('ui.retry')}
    </Button>
  );
  const withKept = (reason: string) => (message.content === '' ? reason : t('conversations.textKept', { reason }));
  switch (message.status) {
    case 'failed':
      return (
        <Notice tone="negative" className="mt-1">
          <p>{withKept(failureText(message))}</p>
          {again}
        </Notice>
      );
    case 'interrupted':
      return (
        <Notice tone="caution" className="mt-1">
          <p>{withKept(t('conversations.restarted'))}</p>
          {again}
        </Notice>
      );
    case 'stopped':
      return (
        <p className="text-small text-ink-faint">
          {message.content === '' ? t('conversations.stoppedAtOnce') : t('conversations.stopped')}
        </p>
      );
    case 'complete':
      if (message.content === '') {
        return (
          <Notice tone="caution">
            <p>{t('conversations.emptyAnswer')}</p>
            {again}
          </Notice>
        );
      }
      if (message.finish_reason === 'length') {
        return (
          <Notice className="mt-1">
            <p>{t('conversations.lengthLimit')}</p>
            <Button variant="link" size="inline" disabled={!mayAsk} onClick={continueAnswer}>
              {t('conversations.continue')}
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

/** An answer fails with the same codes as a request. */
function failureText({ error }: Message): string {
  if (error === null) return t('conversations.answerFailed');
  return messageOf(new ApiError({ code: error.code as FailureCode, message: error.message, status: 0 }));
}
