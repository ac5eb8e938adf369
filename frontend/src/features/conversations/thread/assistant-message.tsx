import { RefreshCw } from 'lucide-react';
import { memo } from 'react';
import { cn } from '../../../lib/cn.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { useStoreValue } from '../../../lib/keyed-store.ts';
import type { TextEnd } from '../../../ui/markdown/block-stream.ts';
import { Markdown } from '../../../ui/markdown/markdown.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { liveAnswers } from '../stream/live-answers.ts';
import type { Message } from '../types.ts';
import { ActionButton } from './action-button.tsx';
import { AnswerOutcome } from './answer-outcome.tsx';
import { AnswerMetadata } from './answer-metadata.tsx';
import { BranchSwitcher } from './branch-switcher.tsx';
import { ConnectionState } from './connection-state.tsx';
import { messageActions, messageFooter } from './message-styles.ts';
import { useThread } from './thread-context.tsx';
import { Thinking } from './thinking.tsx';

interface AssistantMessageProps {
  message: Message;
  /** The newest message, whose actions are always visible. */
  last: boolean;
}

export const AssistantMessage = memo(function AssistantMessage({ message, last }: AssistantMessageProps) {
  const live = useStoreValue(liveAnswers, message.id);
  const { regenerate, mayAsk } = useThread();
  const writing = message.status === 'streaming';
  // After a reload the stream is replayed from its start: the stored text is shown until the replay is longer.
  const text = live !== undefined && live.text.length >= message.content.length ? live.text : message.content;
  return (
    <article aria-busy={writing} className="group grid grid-cols-1 gap-1" data-last={last || undefined}>
      <h2 className="sr-only">{t('conversations.answer')}</h2>
      {text === '' && writing ? <Thinking /> : <Markdown text={text} end={endOf(message)} />}
      {writing ? <ConnectionState message={message} live={live} /> : <AnswerOutcome message={message} />}
      {!writing && (
        <div className={cn(messageFooter, '-ms-2')}>
          <BranchSwitcher message={message} />
          <div className={messageActions}>
            {text !== '' && <CopyButton text={text} label={t('conversations.copyAnswer')} className="desktop:size-8" />}
            <ActionButton
              icon={RefreshCw}
              label={t('conversations.answerAgain')}
              disabled={!mayAsk}
              onClick={() => regenerate(message)}
            />
            <AnswerMetadata message={message} />
          </div>
        </div>
      )}
    </article>
  );
});

/** The text of an answer that was stopped or failed may end anywhere. */
function endOf({ status }: Message): TextEnd {
  if (status === 'streaming') return 'streaming';
  return status === 'complete' ? 'complete' : 'cut';
}
