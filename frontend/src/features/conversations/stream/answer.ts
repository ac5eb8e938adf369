import { api, apiStream } from '../../../api/api.ts';
import { isApiError, messageOf } from '../../../api/error.ts';
import { refetch } from '../../../api/query.ts';
import { toast } from '../../../ui/toast.tsx';
import { updateThread, keys } from '../queries.ts';
import { updateMessage } from '../thread/thread-data.ts';
import type { Message } from '../types.ts';
import type { AnswerEvent } from './events.ts';
import { followAnswer } from './follow.ts';
import { appendText, endLiveAnswer, liveAnswers, receivedText } from './live-answers.ts';
import { notifyTabs } from './tab-sync.ts';

/** Identifies an answer. */
export interface AnswerIds {
  conversationId: string;
  messageId: string;
}

/** The server generates the title of a conversation some time after the first answer. */
const TITLE_DELAY_MS = 4_000;

/** Requests the event stream of an answer, after the event `lastEventId` or from the start. */
export function resumeAnswer(messageId: string, lastEventId: string | null, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = lastEventId === null ? {} : { 'last-event-id': lastEventId };
  return apiStream('GET /messages/:id/stream', { params: { id: messageId } }, { signal, headers });
}

/** Follows an answer that is streaming already: after a reload, in a second tab, after the connection was lost. */
export async function joinAnswer(ids: AnswerIds): Promise<void> {
  const { messageId } = ids;
  const live = liveAnswers.get(messageId);
  if (live !== undefined && live.connection !== 'lost') return;
  startLiveAnswer(messageId);
  try {
    await followAnswer({
      open: (lastEventId, signal) => resumeAnswer(messageId, lastEventId, signal),
      onEvent: (event) => applyEvent(ids, event),
      onPhase: (connection) => liveAnswers.update(messageId, { connection }),
      signal: new AbortController().signal,
    });
  } catch (error) {
    connectionLost(ids, error);
  }
}

export function startLiveAnswer(messageId: string): void {
  liveAnswers.set(messageId, { text: '', connection: 'open', stopping: false });
}

export function applyEvent(ids: AnswerIds, event: AnswerEvent): void {
  // Ended already: stopped on this page while further events were under way.
  if (liveAnswers.get(ids.messageId) === undefined) return;
  switch (event.type) {
    case 'delta':
      return appendText(ids.messageId, event.text);
    case 'message.completed': {
      const { type: _type, message_id: _id, ...end } = event;
      return endAnswer(ids, { ...end, content: receivedText(ids.messageId) });
    }
    case 'error': {
      const error = { code: event.code, message: event.message };
      return endAnswer(ids, { error, status: 'failed', content: receivedText(ids.messageId) });
    }
    case 'message.started':
    default:
  }
}

/** Marks the connection of an answer as lost; where the message no longer exists, refetches the thread. */
export function connectionLost(ids: AnswerIds, error: unknown): void {
  if (!isApiError(error, 'not_found')) return liveAnswers.update(ids.messageId, { connection: 'lost' });
  // The message was deleted: the thread shows that after the refetch.
  endLiveAnswer(ids.messageId);
  void refetch(keys.thread(ids.conversationId));
}

function endAnswer({ conversationId, messageId }: AnswerIds, end: Partial<Message>): void {
  updateThread(conversationId, (before) => updateMessage(before, messageId, end));
  endLiveAnswer(messageId);
  notifyTabs(conversationId);
  refresh(conversationId);
  setTimeout(refresh, TITLE_DELAY_MS, conversationId);
}

/** Refetches the conversation: usage, branches, title. */
function refresh(conversationId: string): void {
  void refetch(keys.thread(conversationId));
  void refetch(keys.one(conversationId));
  void refetch(keys.lists);
}

/** Stops an answer on the server; the text so far is kept. */
export async function stopAnswer(ids: AnswerIds): Promise<void> {
  const { messageId } = ids;
  liveAnswers.update(messageId, { stopping: true });
  try {
    const message = await api('POST /messages/:id/stop', { params: { id: messageId } });
    if (message.status !== 'streaming' && liveAnswers.get(messageId) !== undefined) endAnswer(ids, message);
  } catch (error) {
    liveAnswers.update(messageId, { stopping: false });
    toast(messageOf(error), { tone: 'negative' });
  }
}
