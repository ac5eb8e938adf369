import { useCallback, useEffect } from 'react';
import { useGiveBack } from '../composer/drafts.ts';
import { useKeyed } from '../../../lib/keyed-store.ts';
import { joinAnswer, stopAnswer } from '../stream/answer.ts';
import { ask } from '../stream/ask.ts';
import { liveAnswers } from '../stream/live-answers.ts';
import { newChat, type Question, type Turn, turns } from '../stream/turns.ts';
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
  newest: Message | undefined,
  onBegun: (conversationId: string) => void,
): Asking {
  const place = conversationId ?? newChat;
  const turn = useKeyed(turns, place);
  const onItsWay = turn !== undefined && turn.phase !== 'refused';
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
  const send = useCallback(
    (question: Question) =>
      // An edited question goes back to its own field, by `refused`.
      void ask(conversationId, question, question.origin === null ? { begun: onBegun, refused: giveBack } : {}),
    [conversationId, onBegun, giveBack],
  );

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
