import type { Turn } from '../stream/turns.ts';
import type { Message } from '../types.ts';
import { downTo, type ThreadData } from './thread-data.ts';

/** The ids of a turn's messages: the server's, once it has them. */
interface TurnIds {
  user_message_id: string;
  message_id: string;
}

const nothingYet = { usage: null, cost: null, finish_reason: null, error: null };

/** A turn as the messages it becomes: the question (a new answer to an old one has none) and an empty answer. */
export function messagesOf(turn: Turn, conversationId: string, accepted?: TurnIds): Message[] {
  const ids = accepted ?? { user_message_id: `question-${turn.clientId}`, message_id: `answer-${turn.clientId}` };
  const shared = { ...nothingYet, conversation_id: conversationId, created_at: new Date().toISOString() };
  const answer: Message = {
    ...shared,
    id: ids.message_id,
    parent_id: ids.user_message_id,
    role: 'assistant',
    content: '',
    model: turn.model,
    status: 'streaming',
    client_id: null,
    sibling_ids: turn.text === null ? [...turn.siblingIds, ids.message_id] : [ids.message_id],
  };
  if (turn.text === null) return [{ ...answer, parent_id: turn.parentId }];
  const question: Message = {
    ...shared,
    id: ids.user_message_id,
    parent_id: turn.parentId,
    role: 'user',
    content: turn.text,
    model: null,
    status: 'complete',
    client_id: turn.clientId,
    sibling_ids: [...turn.siblingIds, ids.user_message_id],
  };
  return [question, answer];
}

/** What a thread shows: a message, and a key that stays when the server gives it an id. */
export interface ShownMessage {
  key: string;
  message: Message;
  /** On its way to the server. */
  pending: boolean;
}

/** Messages that were asked for on this page keep the key they had on their way. By message id. */
const keptKeys = new Map<string, string>();

const keysOf = ({ clientId }: Turn) => ({ question: clientId, answer: `${clientId}/answer` });

export function keepKeys(turn: Turn, accepted: TurnIds): void {
  const { question, answer } = keysOf(turn);
  keptKeys.set(accepted.message_id, answer);
  if (turn.text !== null) keptKeys.set(accepted.user_message_id, question);
}

/** The loaded branch with the turn that is on its way. */
export function shownMessages(data: ThreadData | undefined, turn: Turn | undefined): ShownMessage[] {
  const loaded = data?.messages ?? [];
  const stands = (message: Message) => ({ key: keptKeys.get(message.id) ?? message.id, message, pending: false });
  if (turn === undefined || turn.phase === 'refused') return loaded.map(stands);
  const comes = (message: Message) => ({
    key: message.role === 'user' ? keysOf(turn).question : keysOf(turn).answer,
    message,
    pending: true,
  });
  return [...downTo(loaded, turn.parentId).map(stands), ...messagesOf(turn, '').map(comes)];
}
