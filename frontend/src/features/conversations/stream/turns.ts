import type { ApiError } from '../../../api/error.ts';
import { onSignOut } from '../../../api/session.ts';
import { KeyedStore } from '../../../lib/keyed-store.ts';

/** A request for an answer: to a new question, to an edited one, or another one to an existing question. */
export interface Question {
  /** Null: another answer to the message `parentId`. */
  text: string | null;
  model: string | null;
  /** The message it follows; null: none. The messages after that are no longer shown. */
  parentId: string | null;
  /** The messages that it is an alternative to, e.g. the one that was edited. Empty: it continues the conversation. */
  siblingIds: readonly string[];
  /** The message that is edited or answered again; null: none. */
  origin: string | null;
}

/** A question that the server has not accepted yet, from the key press on. */
export interface Turn extends Question {
  /** Idempotency key: the same with every attempt. */
  clientId: string;
  /** `waiting`: for a connection. `refused`: by the server, or cancelled by the user (then `error` is null). */
  phase: 'sending' | 'waiting' | 'refused';
  error: ApiError | null;
  /** The conversation that was created for it; the page navigates there and removes the turn. */
  created: string | null;
  /** Stop was pressed before the answer began. */
  stopping: boolean;
  /** Gives up sending, while there is no connection. The question becomes `refused`. */
  cancel: () => void;
}

/** By conversation id, or `newChat` before there is one. At most one question per conversation is being sent. */
export const turns = new KeyedStore<Turn>();

// What one user has asked must not be sent as the next one.
onSignOut(() => {
  for (const turn of turns.values()) turn.cancel();
  turns.clear();
});

export const newChat = 'new';

/** By conversation id, the `clientId` of the turn that created it on this page: the React key of the message list, which stays. */
export const createdHere = new Map<string, string>();
