import { api, apiStream } from '../../../api/api.ts';
import { ApiError } from '../../../api/error.ts';
import { refetch } from '../../../api/query.ts';
import { randomId } from '../../../lib/random-id.ts';
import { updateThread, keys, showNewConversation } from '../queries.ts';
import { rememberKeys, messagesOf } from '../thread/shown-messages.ts';
import { branchFrom } from '../thread/thread-data.ts';
import type { Conversation } from '../types.ts';
import { type AnswerIds, applyEvent, startLiveAnswer, connectionLost, resumeAnswer, stopAnswer } from './answer.ts';
import type { AnswerEvent } from './events.ts';
import { followAnswer } from './follow.ts';
import { liveAnswers } from './live-answers.ts';
import { notifyTabs } from './tab-sync.ts';
import { createdHere, newChat, type Question, type Turn, turns } from './turns.ts';
import type { Unsent } from './unsent.ts';

export interface AskListeners {
  /** Receives the id of the conversation that was created, once its first question was accepted. */
  created?: (conversationId: string) => void;
  /** Receives the text of a refused question. */
  refused?: (text: string) => void;
  /** Receives what is needed to resend the question after a reload; null once the server has accepted or refused it. */
  persist: (unsent: Unsent | null) => void;
}

/**
 * Sends a question and follows its answer. Its state is in `turns` until the server has accepted the question, then in the
 * thread and in `liveAnswers`. Never throws: a refusal is stored in `turns`.
 *
 * @param conversationId null: creates a conversation first
 * @param again what was persisted of the same question before a reload
 */
export async function ask(
  conversationId: string | null,
  question: Question,
  on: AskListeners,
  again?: Unsent,
): Promise<void> {
  const key = conversationId ?? newChat;
  const aborter = new AbortController();
  const turn: Turn = {
    ...question,
    clientId: again?.clientId ?? randomId(),
    phase: 'sending',
    error: null,
    created: null,
    stopping: false,
    cancel: () => aborter.abort(new Error('Cancelled')),
  };
  turns.set(key, turn);
  const progress: { created: Conversation | null; ids: AnswerIds | null } = {
    created: again?.created ?? null,
    ids: null,
  };
  const persist = () => on.persist({ question, clientId: turn.clientId, created: progress.created });
  persist();

  async function open(lastEventId: string | null, signal: AbortSignal): Promise<Response> {
    if (progress.ids !== null) return resumeAnswer(progress.ids.messageId, lastEventId, signal);
    if (conversationId !== null) return send(conversationId, turn, signal);
    if (progress.created === null) {
      progress.created = await begin(turn, signal);
      persist();
    }
    return send(progress.created.id, turn, signal);
  }

  function onEvent(event: AnswerEvent): void {
    if (progress.ids !== null) return applyEvent(progress.ids, event);
    if (event.type !== 'message.started') return;
    const stopping = turns.get(key)?.stopping === true;
    const joined = liveAnswers.get(event.message_id) !== undefined;
    progress.ids = accept(turn, event, progress.created);
    on.persist(null);
    turns.set(key, progress.created === null ? undefined : { ...turn, created: progress.created.id });
    if (progress.created !== null) on.created?.(progress.created.id);
    if (stopping) void stopAnswer(progress.ids);
    // The thread follows this answer already: a second connection would append every delta twice.
    if (joined) aborter.abort(new Error('Followed already'));
  }

  function onPhase(phase: 'open' | 'waiting'): void {
    if (progress.ids !== null) liveAnswers.update(progress.ids.messageId, { connection: phase });
    else turns.update(key, { phase: phase === 'open' ? 'sending' : 'waiting' });
  }

  try {
    await followAnswer({ open, onEvent, onPhase, signal: aborter.signal });
  } catch (error) {
    if (progress.ids !== null) return aborter.signal.aborted ? undefined : connectionLost(progress.ids, error);
    on.persist(null);
    turns.update(key, { phase: 'refused', error: error instanceof ApiError ? error : null });
    if (question.text !== null) on.refused?.(question.text);
    if (progress.created !== null) void discard(progress.created.id);
  }
}

/** Moves the turn into the thread, as a question and a streaming answer. */
function accept(turn: Turn, event: AnswerEvent & { type: 'message.started' }, created: Conversation | null): AnswerIds {
  const ids = { conversationId: event.conversation_id, messageId: event.message_id };
  if (created !== null) {
    // The server sets this title a moment later.
    showNewConversation({ ...created, title: turn.text ?? created.title });
    createdHere.set(created.id, turn.clientId);
  }
  rememberKeys(turn, event);
  if (liveAnswers.get(ids.messageId) === undefined) startLiveAnswer(ids.messageId);
  updateThread(ids.conversationId, (before) =>
    branchFrom(before, turn.parentId, messagesOf(turn, ids.conversationId, event)),
  );
  notifyTabs(ids.conversationId);
  // The first question sets the title, and every question moves the conversation to the top of the lists.
  void refetch(keys.one(ids.conversationId));
  void refetch(keys.lists);
  return ids;
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

/** Deletes the empty conversation of a first question that was refused. */
async function discard(conversationId: string): Promise<void> {
  try {
    await api('DELETE /conversations/:id', { params: { id: conversationId } });
  } catch {
    // It remains, with the title "New conversation", and the user can delete it.
  }
}
