import { useCallback, useEffect, useLayoutEffect } from 'react';
import { useGiveBack } from '../composer/drafts.ts';
import { useKeyed } from '../../../lib/keyed-store.ts';
import { joinAnswer, stopAnswer } from '../stream/answer.ts';
import { ask } from '../stream/ask.ts';
import { liveAnswers } from '../stream/live-answers.ts';
import { newChat, type Question, type Turn, turns } from '../stream/turns.ts';
import { type Unsent, useUnsent } from '../stream/unsent.ts';
import type { Message } from '../types.ts';

export type Answering = 'no' | 'yes' | 'stopping';

interface Asking {
  answering: Answering;
  turn: Turn | undefined;
  /** The last question, where it was refused. */
  refused: Turn | undefined;
  dismiss: () => void;
  /** What could not be sent goes back to where it was written. */
  send: (question: Question) => void;
  stop: () => void;
}

/** What is on its way in a conversation, and how to send and stop. */
export function useAsking(
  conversationId: string | null,
  messages: readonly Message[] | undefined,
  onBegun: (conversationId: string) => void,
): Asking {
  const place = conversationId ?? newChat;
  const turn = useKeyed(turns, place);
  const onItsWay = turn !== undefined && turn.phase !== 'refused';
  const newest = messages?.at(-1);
  const writing = newest?.status === 'streaming' ? newest.id : null;
  const live = useKeyed(liveAnswers, writing ?? '');

  // Found being written: after a reload, or begun in another tab.
  useEffect(() => {
    if (writing !== null && conversationId !== null) void joinAnswer({ conversationId, messageId: writing });
  }, [writing, conversationId]);

  const stop = useCallback(() => {
    if (writing !== null && conversationId !== null) void stopAnswer({ conversationId, messageId: writing });
    else if (turn?.phase === 'waiting') turn.takeBack();
    else turns.update(place, { stopping: true });
  }, [writing, conversationId, turn, place]);

  const giveBack = useGiveBack(place);
  const unsent = useUnsent(place);
  const send = useCallback(
    (question: Question, again?: Unsent) => {
      // An edited question goes back to its own field, by `refused`.
      const back = question.origin === null ? { begun: onBegun, refused: giveBack } : {};
      void ask(conversationId, question, { ...back, kept: unsent.keep }, again);
    },
    [conversationId, onBegun, giveBack, unsent],
  );

  // Asked before a reload. Drawn at once, so that nobody misses it.
  useLayoutEffect(() => {
    if (turns.get(place) !== undefined || (conversationId !== null && messages === undefined)) return;
    const again = unsent.read();
    if (again === null) return;
    if (messages?.some((message) => message.client_id === again.clientId)) unsent.keep(null);
    else send(again.question, again);
  }, [place, conversationId, messages, unsent, send]);

  return {
    answering: answeringOf(onItsWay ? turn.stopping : null, writing === null ? null : live?.stopping === true),
    turn,
    refused: turn?.phase === 'refused' ? turn : undefined,
    dismiss: useCallback(() => turns.set(place, undefined), [place]),
    send,
    stop,
  };
}

/** Null: there is none. True: it is being stopped. */
function answeringOf(turn: boolean | null, answer: boolean | null): Answering {
  if (turn === null && answer === null) return 'no';
  return turn === true || answer === true ? 'stopping' : 'yes';
}
