import { lazy, Suspense, useRef } from 'react';
import { isApiError } from '../../../api/error.ts';
import { refetch } from '../../../api/query.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { usePageTitle } from '../../../ui/page.tsx';
import { Composer } from '../composer/composer.tsx';
import { useBroughtQuestion } from '../composer/use-brought-question.ts';
import { useModel } from '../composer/use-model.ts';
import { loadMessageList, preloadMessageList } from '../load-message-list.ts';
import { keys, loadOlder, useConversation, useThreadData } from '../queries.ts';
import { createdHere, newChat } from '../stream/turns.ts';
import { Announcer } from './announcer.tsx';
import { ChatProblem } from './chat-problem.tsx';
import { EmptyChat } from './empty-chat.tsx';
import { shownMessages } from './shown-messages.ts';
import { SendingState } from './sending-state.tsx';
import { ThreadProvider } from './thread-context.tsx';
import { ThreadHeader } from './thread-header.tsx';
import { ThreadSkeleton } from './thread-skeleton.tsx';
import { useSending } from './use-sending.ts';
import { useChatKeys } from './use-chat-keys.ts';
import { useConversationId } from './use-conversation-id.ts';
import { useFound, useLoadFound } from './use-found.ts';
import { useThreadActions } from './use-thread-actions.ts';

const MessageList = lazy(async () => ({ default: (await loadMessageList()).MessageList }));

interface ChatPageProps {
  /** The id in the address; null: a new chat. */
  addressed: string | null;
  /** It was archived or deleted. */
  onGone: () => void;
  /** Its deletion was undone. */
  onBack: (conversation: { id: string }) => void;
}

/** A chat or a new one. It stays mounted while a new chat gets its address. */
export function ChatPage({ addressed, onGone, onBack }: ChatPageProps) {
  const [conversationId, onCreated] = useConversationId(addressed);
  const field = useRef<HTMLTextAreaElement>(null);
  const { data: conversation, error: conversationError } = useConversation(conversationId);
  const { data, error: threadError } = useThreadData(conversationId);
  const model = useModel(conversation);
  const newest = data?.messages.at(-1);
  const sending = useSending(conversationId, data?.messages, onCreated);
  const { answering, turn, refused, send, stop, dismiss } = sending;
  const mayWrite = conversationId === null || (data !== undefined && conversation?.abilities.update !== false);
  const actions = useThreadActions({
    conversationId,
    sending,
    models: model.models,
    model: model.id,
    newest,
    mayWrite,
    field,
  });
  const found = useFound();
  useLoadFound({ conversationId, data, found, showBranch: actions.showBranch });
  const shown = shownMessages(data, turn);
  const threadKey = keyOf(conversationId, turn?.clientId);
  usePageTitle(conversation?.title ?? t('conversations.nav'));
  useChatKeys({ field, answering, stop });
  useBroughtQuestion();

  const ask = (text: string) =>
    send({ text, model: model.id, parentId: newest?.id ?? null, siblingIds: [], origin: null });

  const again = () => {
    const message = shown.find((item) => item.message.id === refused?.origin)?.message;
    if (message !== undefined) actions.regenerate(message);
  };

  const editLast = () => {
    const last = shown.findLast(({ message }) => message.role === 'user');
    if (last !== undefined && actions.mayAsk) actions.edit(last.message.id);
  };

  // What is loaded stays while a refetch fails, unless the chat is gone.
  const isLoaded = conversation !== undefined && data !== undefined;
  const error = conversationError ?? threadError;
  const problem = isLoaded && !isApiError(error, 'not_found') ? null : error;
  return (
    <ThreadProvider value={actions}>
      <div className="flex h-full flex-col">
        <ThreadHeader conversation={conversationId === null ? null : conversation} onGone={onGone} onBack={onBack} />
        {problem !== null ? (
          <ChatProblem error={problem} onRetry={() => void refetch(keys.all)} />
        ) : shown.length > 0 ? (
          <Suspense fallback={<ThreadSkeleton />}>
            <MessageList
              key={threadKey}
              shown={shown}
              hasOlder={data?.olderCursor != null}
              loadOlder={() => loadOlder(conversationId ?? '')}
              found={found}
            />
          </Suspense>
        ) : mayWrite ? (
          <EmptyChat disabled={model.none} onAsk={ask} />
        ) : (
          <ThreadSkeleton />
        )}
        {problem === null && (
          <div
            data-page-footer
            data-page-focus
            onInput={preloadMessageList}
            className="mx-auto w-full max-w-3xl px-3 pb-3 tablet:px-4"
          >
            <SendingState turn={turn} />
            <Composer
              draftKey={conversationId ?? newChat}
              model={model}
              closed={reasonClosed(conversation, model.none)}
              ready={mayWrite}
              answering={answering}
              refused={refused?.origin == null || refused.text === null ? refused : undefined}
              onSend={ask}
              onRetry={refused?.text === null ? again : undefined}
              onStop={stop}
              onDismiss={dismiss}
              onEditLast={editLast}
              fieldRef={field}
            />
          </div>
        )}
        <Announcer thread={threadKey} writing={answering !== 'no'} newest={newest} />
      </div>
    </ThreadProvider>
  );
}

/** One per conversation, unchanged when a new conversation gets its id. */
function keyOf(conversationId: string | null, clientId: string | undefined): string | undefined {
  return conversationId === null ? clientId : (createdHere.get(conversationId) ?? conversationId);
}

function reasonClosed(conversation: { abilities: { update: boolean } } | undefined, noModel: boolean): string | null {
  if (conversation?.abilities.update === false) return t('conversations.sharedWithYou');
  if (noModel) return t('conversations.noModelAllowed');
  return null;
}
