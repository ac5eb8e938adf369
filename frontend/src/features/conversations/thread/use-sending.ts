import { useCallback, useEffect, useLayoutEffect } from 'react';
import { useRestoreDraft } from '../composer/drafts.ts';
import { useStoreValue } from '../../../lib/keyed-store.ts';
import { joinAnswer, stopAnswer } from '../stream/answer.ts';
import { ask } from '../stream/ask.ts';
import { liveAnswers } from '../stream/live-answers.ts';
import { newChat, type Question, type Turn, turns } from '../stream/turns.ts';
import { type Unsent, useUnsent } from '../stream/unsent.ts';
import type { Message } from '../types.ts';

export type Answering = 'no' | 'yes' | 'stopping';

interface Sending {
  answering: Answering;
  turn: Turn | undefined;
  /** The last question, if it was refused. */
  refused: Turn | undefined;
  dismiss: () => void;
  /** Sends a question. A refused text is put back into its field. */
  send: (question: Question) => void;
  stop: () => void;
}

/** Sends questions of a conversation, resends one from before a reload, follows and stops its answer. */
export function useSending(
  conversationId: string | null,
  messages: readonly Message[] | undefined,
  onCreated: (conversationId: string) => void,
): Sending {
  const turnKey = conversationId ?? newChat;
  const turn = useStoreValue(turns, turnKey);
  const isSending = turn !== undefined && turn.phase !== 'refused';
  const newest = messages?.at(-1);
  const writing = newest?.status === 'streaming' ? newest.id : null;
  const live = useStoreValue(liveAnswers, writing ?? '');

  // An answer is streaming already: after a reload, or requested in another tab.
  useEffect(() => {
    if (writing !== null && conversationId !== null) void joinAnswer({ conversationId, messageId: writing });
  }, [writing, conversationId]);

  const stop = useCallback(() => {
    if (writing !== null && conversationId !== null) void stopAnswer({ conversationId, messageId: writing });
    else if (turn?.phase === 'waiting') turn.cancel();
    else turns.update(turnKey, { stopping: true });
  }, [writing, conversationId, turn, turnKey]);

  const restoreDraft = useRestoreDraft(turnKey);
  const unsent = useUnsent(turnKey);
  const send = useCallback(
    (question: Question, again?: Unsent) => {
      // An edited question returns to its own field through `refused`.
      const listeners = question.origin === null ? { created: onCreated, refused: restoreDraft } : {};
      void ask(conversationId, question, { ...listeners, persist: unsent.write }, again);
    },
    [conversationId, onCreated, restoreDraft, unsent],
  );

  // Resends a question from before a reload. In a layout effect, so that it is in the first paint.
  useLayoutEffect(() => {
    if (turns.get(turnKey) !== undefined || (conversationId !== null && messages === undefined)) return;
    const again = unsent.read();
    if (again === null) return;
    if (messages?.some((message) => message.client_id === again.clientId)) unsent.write(null);
    else send(again.question, again);
  }, [turnKey, conversationId, messages, unsent, send]);

  return {
    answering: answeringOf(isSending ? turn.stopping : null, writing === null ? null : live?.stopping === true),
    turn,
    refused: turn?.phase === 'refused' ? turn : undefined,
    dismiss: useCallback(() => turns.set(turnKey, undefined), [turnKey]),
    send,
    stop,
  };
}

/** Null: there is no turn or answer. True: it is being stopped. */
function answeringOf(turn: boolean | null, answer: boolean | null): Answering {
  if (turn === null && answer === null) return 'no';
  return turn === true || answer === true ? 'stopping' : 'yes';
}
