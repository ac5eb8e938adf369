import type { Turn } from '../stream/turns.ts';
import type { Message } from '../types.ts';
import { truncateAfter, type ThreadData } from './thread-data.ts';

/** The ids that the server assigned to the messages of a turn. */
interface TurnIds {
  user_message_id: string;
  message_id: string;
}

const nothingYet = { usage: null, cost: null, finish_reason: null, error: null };

/** The messages of a turn: the question (none for another answer to an existing one) and an empty, streaming answer. */
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

/** A message with its React key, which does not change when the server assigns the id. */
export interface ShownMessage {
  key: string;
  message: Message;
  /** Not accepted by the server yet. */
  pending: boolean;
}

/** By message id, the React keys of messages that were sent from this page. */
const reactKeys = new Map<string, string>();

const keysOf = ({ clientId }: Turn) => ({ question: clientId, answer: `${clientId}/answer` });

export function rememberKeys(turn: Turn, accepted: TurnIds): void {
  const { question, answer } = keysOf(turn);
  reactKeys.set(accepted.message_id, answer);
  if (turn.text !== null) reactKeys.set(accepted.user_message_id, question);
}

/** The loaded branch, and the messages of the turn that is being sent. */
export function shownMessages(data: ThreadData | undefined, turn: Turn | undefined): ShownMessage[] {
  const loaded = data?.messages ?? [];
  const toLoaded = (message: Message) => ({ key: reactKeys.get(message.id) ?? message.id, message, pending: false });
  if (turn === undefined || turn.phase === 'refused') return loaded.map(toLoaded);
  const toPending = (message: Message) => ({
    key: message.role === 'user' ? keysOf(turn).question : keysOf(turn).answer,
    message,
    pending: true,
  });
  return [...truncateAfter(loaded, turn.parentId).map(toLoaded), ...messagesOf(turn, '').map(toPending)];
}
