import { api, apiStream } from '../../../api/api.ts';
import { isApiError, messageOf } from '../../../api/error.ts';
import { queryClient } from '../../../api/query.ts';
import { toast } from '../../../ui/toast.tsx';
import { changeThread, keys } from '../queries.ts';
import { changeMessage } from '../thread/thread-data.ts';
import type { Message } from '../types.ts';
import type { AnswerEvent } from './events.ts';
import { followAnswer } from './follow.ts';
import { addText, endLive, liveAnswers, textOf } from './live-answers.ts';
import { tellTabs } from './tabs.ts';

/** Where an answer belongs. */
export interface AnswerPlace {
  conversationId: string;
  messageId: string;
}

/** The model names a conversation some time after its first answer. */
const TITLE_DELAY_MS = 4_000;

/** Opens the line to an answer that is on the server, from `lastEventId` on. */
export function resumeAnswer(messageId: string, lastEventId: string | null, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = lastEventId === null ? {} : { 'last-event-id': lastEventId };
  return apiStream('GET /messages/:id/stream', { params: { id: messageId } }, { signal, headers });
}

/** Follows an answer that this page finds being written: after a reload, in a second tab, after the line was lost. */
export async function joinAnswer(place: AnswerPlace): Promise<void> {
  const { messageId } = place;
  const live = liveAnswers.get(messageId);
  if (live !== undefined && live.line !== 'lost') return;
  beginLive(messageId);
  try {
    await followAnswer({
      open: (lastEventId, signal) => resumeAnswer(messageId, lastEventId, signal),
      onEvent: (event) => applyEvent(place, event),
      onPhase: (line) => liveAnswers.update(messageId, { line }),
      signal: new AbortController().signal,
    });
  } catch (error) {
    loseLine(place, error);
  }
}

export function beginLive(messageId: string): void {
  liveAnswers.set(messageId, { text: '', line: 'open', stopping: false });
}

export function applyEvent(place: AnswerPlace, event: AnswerEvent): void {
  // Ended already: stopped from here while the last words were on their way.
  if (liveAnswers.get(place.messageId) === undefined) return;
  switch (event.type) {
    case 'delta':
      return addText(place.messageId, event.text);
    case 'message.completed': {
      const { type: _type, message_id: _id, ...end } = event;
      return endAnswer(place, { ...end, content: textOf(place.messageId) });
    }
    case 'error': {
      const error = { code: event.code, message: event.message };
      return endAnswer(place, { error, status: 'failed', content: textOf(place.messageId) });
    }
    case 'message.started':
    default:
  }
}

export function loseLine(place: AnswerPlace, error: unknown): void {
  if (!isApiError(error, 'not_found')) return liveAnswers.update(place.messageId, { line: 'lost' });
  // Deleted meanwhile, in another tab or by another person's hand: the thread will say so.
  endLive(place.messageId);
  void queryClient.invalidateQueries({ queryKey: keys.thread(place.conversationId) });
}

function endAnswer({ conversationId, messageId }: AnswerPlace, end: Partial<Message>): void {
  changeThread(conversationId, (before) => changeMessage(before, messageId, end));
  endLive(messageId);
  tellTabs(conversationId);
  refresh(conversationId);
  setTimeout(refresh, TITLE_DELAY_MS, conversationId);
}

/** Asks the server for the whole truth: numbers, branches, and the title it may have found. */
function refresh(conversationId: string): void {
  void queryClient.invalidateQueries({ queryKey: keys.thread(conversationId) });
  void queryClient.invalidateQueries({ queryKey: keys.one(conversationId) });
  void queryClient.invalidateQueries({ queryKey: keys.lists });
}

/** Stops an answer on the server; what was written stays. */
export async function stopAnswer(place: AnswerPlace): Promise<void> {
  const { messageId } = place;
  liveAnswers.update(messageId, { stopping: true });
  try {
    const message = await api('POST /messages/:id/stop', { params: { id: messageId } });
    if (message.status !== 'streaming' && liveAnswers.get(messageId) !== undefined) endAnswer(place, message);
  } catch (error) {
    liveAnswers.update(messageId, { stopping: false });
    toast(messageOf(error), { tone: 'negative' });
  }
}
