import { createContext, useContext } from 'react';
import type { Turn } from '../stream/turns.ts';
import type { Message } from '../types.ts';

/** The actions of messages on their thread. */
export interface ThreadActions {
  /** The id of the message that is being edited. */
  editing: string | null;
  edit: (messageId: string | null) => void;
  sendEdited: (message: Message, text: string) => void;
  regenerate: (message: Message) => void;
  continueAnswer: () => void;
  showBranch: (messageId: string) => void;
  /** Another branch is being loaded. */
  switching: boolean;
  /** False while an answer is streaming, and where the user may not write. */
  mayAsk: boolean;
  refused: Turn | undefined;
  dismiss: () => void;
  modelName: (id: string | null) => string | null;
}

const ThreadContext = createContext<ThreadActions | null>(null);

export const ThreadProvider = ThreadContext.Provider;

export function useThread(): ThreadActions {
  const actions = useContext(ThreadContext);
  if (actions === null) throw new Error('useThread needs a ThreadProvider');
  return actions;
}
