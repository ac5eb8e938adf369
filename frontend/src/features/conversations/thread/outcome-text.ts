import { errorText } from '../../../api/error.ts';
import { t } from '../../../lib/i18n/text.tsx';
import type { Message } from '../types.ts';

/** What became of an answer that is not simply there: why it failed, was cut off or is empty. Null: complete, or still streaming. */
export function problemOf(message: Message): string | null {
  switch (message.status) {
    case 'failed':
      return withKept(message, message.error ? errorText(message.error) : t('conversations.answerFailed'));
    case 'interrupted':
      return withKept(message, t('conversations.restarted'));
    case 'stopped':
      return message.content === '' ? t('conversations.stoppedAtOnce') : t('conversations.stopped');
    case 'complete':
      if (message.content === '') return t('conversations.emptyAnswer');
      return message.finish_reason === 'length' ? t('conversations.lengthLimit') : null;
    case 'streaming':
    default:
      return null;
  }
}

function withKept({ content }: Message, reason: string): string {
  return content === '' ? reason : t('conversations.textKept', { reason });
}
