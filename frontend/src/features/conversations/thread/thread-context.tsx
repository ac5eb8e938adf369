import { createContext, useContext } from 'react';
import type { Turn } from '../stream/turns.ts';
import type { Message } from '../types.ts';

/** What the messages of a thread can do to it. */
export interface ThreadActions {
  /** The message that is being edited. */
  editing: string | null;
  edit: (messageId: string | null) => void;
  sendEdited: (message: Message, text: string) => void;
  answerAgain: (message: Message) => void;
  goOn: () => void;
  showBranch: (messageId: string) => void;
  /** A branch is being fetched. */
  switching: boolean;
  /** False while an answer is being written, and where the person may not write. */
  mayAsk: boolean;
  refused: Turn | undefined;
  dismiss: () => void;
  modelName: (id: string | null) => string | null;
}

const ThreadContext = createContext<ThreadActions | null>(null);

export const ThreadProvider = ThreadContext.Provider;

export function useThread(): ThreadActions {
  const actions = useContext(ThreadContext);
  if (actions === null) throw new Error('A message stands outside of a thread');
  return actions;
}
