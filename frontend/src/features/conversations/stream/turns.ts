import type { ApiError } from '../../../api/error.ts';
import { KeyedStore } from '../../../lib/keyed-store.ts';

/** What is asked: a new question, an edited one, or another answer to one that stands. */
export interface Question {
  /** Null: another answer to the message `parentId`. */
  text: string | null;
  model: string | null;
  /** The message it follows; null: none. What the page shows below that gives way. */
  parentId: string | null;
  /** The messages it stands beside, e.g. the one that was edited. Empty: it goes on where the conversation ends. */
  siblingIds: readonly string[];
  /** The message whose "edit" or "again" this is. */
  origin: string | null;
}

/** A question on its way, from the key press until the server has it. */
export interface Turn extends Question {
  /** The same with every try, so that a resend is harmless. */
  clientId: string;
  /** `waiting`: no connection. `refused`: the server said no, or the person took it back (then without an error). */
  phase: 'sending' | 'waiting' | 'refused';
  error: ApiError | null;
  /** The conversation that was begun for it. The page goes there, and then the turn goes away. */
  begun: string | null;
  /** Stop was pressed before there was an answer to stop. */
  stopping: boolean;
  /** Gives up sending, while there is no connection. */
  takeBack: () => void;
}

/** By conversation id, or `newChat` before there is one. At most one question is on its way in a conversation. */
export const turns = new KeyedStore<Turn>();

export const newChat = 'new';

/** By conversation id, the turn that began it on this page: the page keeps its place when the address changes. */
export const begunHere = new Map<string, string>();
