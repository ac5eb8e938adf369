import { useEffect } from 'react';
import { Store, useStore } from './store.ts';

/** How a page is left: for another one (a dialog: for the page below it), by a sign-out, or with its document (a reload, a closed tab). */
export type Exit = 'navigation' | 'sign-out' | 'unload';

/** Something on the page that is not saved. */
interface UnsavedChanges {
  /** The exits that the user is asked about. */
  asksBefore: readonly Exit[];
  /** Removes the draft that outlives the page; null: there is none, and leaving loses the changes. */
  discardDraft: (() => void) | null;
}

/** Asks the user whether to leave. */
interface LeaveQuestion {
  leave: () => void;
  /** Removes the drafts of all that is not saved; null: something of it has none. */
  discardDrafts: (() => void) | null;
}

const everyExit: readonly Exit[] = ['navigation', 'sign-out', 'unload'];

const unsaved = new Set<UnsavedChanges>();
const question = new Store<LeaveQuestion | null>(null);

const changesAskingBefore = (exit: Exit): UnsavedChanges[] =>
  [...unsaved].filter(({ asksBefore }) => asksBefore.includes(exit));

/** Whether `leaveOrAsk` asks. */
export function asksBeforeLeaving(exit: Exit): boolean {
  return changesAskingBefore(exit).length > 0;
}

/** Calls `leave` at once; where changes are not saved, once the user has decided to leave all the same. */
export function leaveOrAsk(exit: Exclude<Exit, 'unload'>, leave: () => void): void {
  const changes = changesAskingBefore(exit);
  if (changes.length === 0) return leave();
  const discards = changes.flatMap(({ discardDraft }) => discardDraft ?? []);
  const discardDrafts = () => discards.forEach((discard) => discard());
  question.set({ leave, discardDrafts: discards.length === changes.length ? discardDrafts : null });
}

/** Ends the question. `discard`: leaves, and no draft stays. */
export function answerLeaveQuestion(decision: 'stay' | 'leave' | 'discard'): void {
  const asked = question.get();
  question.set(null);
  if (decision === 'discard') asked?.discardDrafts?.();
  if (decision !== 'stay') asked?.leave();
}

/** The question that waits for the user; null: none. */
export function useLeaveQuestion(): LeaveQuestion | null {
  return useStore(question);
}

/**
 * While `isUnsaved`, the user is asked before the page is left: by `LeaveDialog`; before an unload by the browser itself.
 *
 * @param asksBefore one array for all renderings
 * @param discardDraft one function for all renderings
 */
export function useUnsavedChanges(
  isUnsaved: boolean,
  asksBefore: readonly Exit[] = everyExit,
  discardDraft: (() => void) | null = null,
): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const changes = { asksBefore, discardDraft };
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    unsaved.add(changes);
    if (asksBefore.includes('unload')) addEventListener('beforeunload', ask);
    return () => {
      unsaved.delete(changes);
      removeEventListener('beforeunload', ask);
    };
  }, [isUnsaved, asksBefore, discardDraft]);
}
