import { RefreshCw } from 'lucide-react';
import { memo } from 'react';
import { cn } from '../../../lib/cn.ts';
import { useKeyed } from '../../../lib/keyed-store.ts';
import { Markdown } from '../../../lib/markdown/markdown.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { liveAnswers } from '../stream/live-answers.ts';
import type { Message } from '../types.ts';
import { ActionButton } from './action-button.tsx';
import { AnswerEnd } from './answer-end.tsx';
import { AnswerFacts } from './answer-facts.tsx';
import { BranchSwitcher } from './branch-switcher.tsx';
import { LineState } from './line-state.tsx';
import { messageActions } from './message-looks.ts';
import { useThread } from './thread-context.tsx';
import { Thinking } from './thinking.tsx';

interface AssistantMessageProps {
  message: Message;
  /** The newest one: its actions stay in sight. */
  last: boolean;
}

export const AssistantMessage = memo(function AssistantMessage({ message, last }: AssistantMessageProps) {
  const live = useKeyed(liveAnswers, message.id);
  const { answerAgain, mayAsk } = useThread();
  const writing = message.status === 'streaming';
  // After a reload the log is read from its start: what the message holds already stays until that is passed.
  const text = live !== undefined && live.text.length >= message.content.length ? live.text : message.content;
  return (
    <article aria-busy={writing} className="group grid grid-cols-1 gap-1" data-last={last || undefined}>
      <h2 className="sr-only">Answer</h2>
      {/* One that did not end may be cut inside of its marks, as one that is being written is. */}
      {text === '' && writing ? <Thinking /> : <Markdown text={text} live={message.status !== 'complete'} />}
      {writing ? <LineState message={message} live={live} /> : <AnswerEnd message={message} />}
      {!writing && (
        <div className={cn(messageActions, '-ms-2')}>
          <BranchSwitcher message={message} />
          {text !== '' && <CopyButton text={text} label="Copy answer" className="desktop:size-8" />}
          <ActionButton icon={RefreshCw} label="Answer again" disabled={!mayAsk} onClick={() => answerAgain(message)} />
          <AnswerFacts message={message} />
        </div>
      )}
    </article>
  );
});
