import { api, apiStream } from '../../../api/api.ts';
import { ApiError } from '../../../api/error.ts';
import { queryClient } from '../../../api/query.ts';
import { randomId } from '../../../lib/random-id.ts';
import { changeThread, keys, showNewConversation } from '../queries.ts';
import { keepKeys, messagesOf } from '../thread/pending.ts';
import { branchFrom } from '../thread/thread-data.ts';
import type { Conversation } from '../types.ts';
import { type AnswerPlace, applyEvent, beginLive, loseLine, resumeAnswer, stopAnswer } from './answer.ts';
import type { AnswerEvent } from './events.ts';
import { followAnswer } from './follow.ts';
import { liveAnswers } from './live-answers.ts';
import { tellTabs } from './tabs.ts';
import { begunHere, newChat, type Question, type Turn, turns } from './turns.ts';
import type { Unsent } from './unsent.ts';

export interface AskListeners {
  /** Gets the id of the conversation that was begun, once its first question was accepted. */
  begun?: (conversationId: string) => void;
  /** Gets the question's text back. */
  refused?: (text: string) => void;
  /** Gets what to ask again with, should the page be left in the middle; null when there is no more need. */
  kept: (unsent: Unsent | null) => void;
}

/**
 * Sends a question and follows its answer. What the page shows is in `turns` until the server has the question, then in
 * the thread and in `liveAnswers`. Never throws: a refusal stays in `turns`.
 *
 * @param conversationId null: begins a conversation first
 * @param again what was kept of the same question before the page was left
 */
export async function ask(
  conversationId: string | null,
  question: Question,
  on: AskListeners,
  again?: Unsent,
): Promise<void> {
  const key = conversationId ?? newChat;
  const line = new AbortController();
  const turn: Turn = {
    ...question,
    clientId: again?.clientId ?? randomId(),
    phase: 'sending',
    error: null,
    begun: null,
    stopping: false,
    takeBack: () => line.abort(new Error('Taken back')),
  };
  turns.set(key, turn);
  const reached: { begun: Conversation | null; place: AnswerPlace | null } = {
    begun: again?.begun ?? null,
    place: null,
  };
  const keep = () => on.kept({ question, clientId: turn.clientId, begun: reached.begun });
  keep();

  async function open(lastEventId: string | null, signal: AbortSignal): Promise<Response> {
    if (reached.place !== null) return resumeAnswer(reached.place.messageId, lastEventId, signal);
    if (conversationId !== null) return send(conversationId, turn, signal);
    if (reached.begun === null) {
      reached.begun = await begin(turn, signal);
      keep();
    }
    return send(reached.begun.id, turn, signal);
  }

  function onEvent(event: AnswerEvent): void {
    if (reached.place !== null) return applyEvent(reached.place, event);
    if (event.type !== 'message.started') return;
    const stopping = turns.get(key)?.stopping === true;
    const joined = liveAnswers.get(event.message_id) !== undefined;
    reached.place = accept(turn, event, reached.begun);
    on.kept(null);
    turns.set(key, reached.begun === null ? undefined : { ...turn, begun: reached.begun.id });
    if (reached.begun !== null) on.begun?.(reached.begun.id);
    if (stopping) void stopAnswer(reached.place);
    // Found in the thread meanwhile, where it is followed already: a second line would write everything twice.
    if (joined) line.abort(new Error('Followed already'));
  }

  function onPhase(phase: 'open' | 'waiting'): void {
    if (reached.place !== null) liveAnswers.update(reached.place.messageId, { line: phase });
    else turns.update(key, { phase: phase === 'open' ? 'sending' : 'waiting' });
  }

  try {
    await followAnswer({ open, onEvent, onPhase, signal: line.signal });
  } catch (error) {
    if (reached.place !== null) return line.signal.aborted ? undefined : loseLine(reached.place, error);
    on.kept(null);
    turns.update(key, { phase: 'refused', error: error instanceof ApiError ? error : null });
    if (question.text !== null) on.refused?.(question.text);
    if (reached.begun !== null) void discard(reached.begun.id);
  }
}

/** Puts the turn into the thread: from here on it is an ordinary message whose answer is being written. */
function accept(turn: Turn, event: AnswerEvent & { type: 'message.started' }, begun: Conversation | null): AnswerPlace {
  const place = { conversationId: event.conversation_id, messageId: event.message_id };
  if (begun !== null) {
    // The server names it after its first question, in the next moment.
    showNewConversation({ ...begun, title: turn.text ?? begun.title });
    begunHere.set(begun.id, turn.clientId);
  }
  keepKeys(turn, event);
  if (liveAnswers.get(place.messageId) === undefined) beginLive(place.messageId);
  changeThread(place.conversationId, (before) =>
    branchFrom(before, turn.parentId, messagesOf(turn, place.conversationId, event)),
  );
  tellTabs(place.conversationId);
  // The first question gives the conversation its name, and every one brings it to the top.
  void queryClient.invalidateQueries({ queryKey: keys.one(place.conversationId) });
  void queryClient.invalidateQueries({ queryKey: keys.lists });
  return place;
}

function begin({ model, clientId }: Turn, signal: AbortSignal): Promise<Conversation> {
  const headers = { 'idempotency-key': clientId };
  return api('POST /conversations', { body: model === null ? {} : { model } }, { signal, headers });
}

function send(conversationId: string, turn: Turn, signal: AbortSignal): Promise<Response> {
  const model = turn.model === null ? {} : { model: turn.model };
  if (turn.text === null) {
    const params = { id: turn.origin ?? '' };
    const headers = { 'idempotency-key': turn.clientId };
    return apiStream('POST /messages/:id/regenerate', { params, body: model }, { signal, headers });
  }
  const branch = turn.siblingIds.length > 0 ? { parent_id: turn.parentId } : {};
  const body = { content: turn.text, client_id: turn.clientId, ...model, ...branch };
  return apiStream('POST /conversations/:id/messages', { params: { id: conversationId }, body }, { signal });
}

/** The conversation that was begun for a question which was then refused would stand in the list, empty. */
async function discard(conversationId: string): Promise<void> {
  try {
    await api('DELETE /conversations/:id', { params: { id: conversationId } });
  } catch {
    // It stays, named "New conversation": nothing is lost, and the person can delete it.
  }
}
