import { useEffect, useSyncExternalStore } from 'react';

/** The forms with changes that leaving the page would lose. */
const unsaved = new Set<object>();
/** The navigation that waits until the user has decided; null: none does. */
let blocked: (() => void) | null = null;
const listeners = new Set<() => void>();

function setBlocked(next: (() => void) | null) {
  blocked = next;
  for (const listener of listeners) listener();
}

export function hasUnsavedChanges(): boolean {
  return unsaved.size > 0;
}

/** Keeps a navigation until the user has decided. @param proceed navigates after all */
export function blockNavigation(proceed: () => void): void {
  setBlocked(proceed);
}

/** Ends the wait of the blocked navigation. `leave`: the changes are lost. */
export function resolveNavigation(decision: 'leave' | 'stay'): void {
  const proceed = blocked;
  setBlocked(null);
  if (decision === 'stay') return;
  unsaved.clear();
  proceed?.();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the user is to be asked about leaving. */
export function useIsNavigationBlocked(): boolean {
  return useSyncExternalStore(subscribe, () => blocked !== null);
}

/** While `isUnsaved`, leaving the page asks first; closing the tab asks in the browser's own words. */
export function useUnsavedChanges(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const form = {};
    unsaved.add(form);
    const ask = (event: BeforeUnloadEvent) => {
      if (unsaved.has(form)) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => {
      unsaved.delete(form);
      removeEventListener('beforeunload', ask);
    };
  }, [isUnsaved]);
}
