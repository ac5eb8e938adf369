import { useEffect } from 'react';
import { Store, useStore } from './store.ts';

/** The forms with changes that leaving the page would lose. */
const unsaved = new Set<object>();
/** The navigation that waits until the user has decided; null: none does. */
const blocked = new Store<{ proceed: () => void } | null>(null);

export function hasUnsavedChanges(): boolean {
  return unsaved.size > 0;
}

/** Keeps a navigation until the user has decided. @param proceed navigates after all */
export function blockNavigation(proceed: () => void): void {
  blocked.set({ proceed });
}

/** Ends the wait of the blocked navigation. `leave`: the changes are lost. */
export function resolveNavigation(decision: 'leave' | 'stay'): void {
  const navigation = blocked.get();
  blocked.set(null);
  if (decision === 'stay') return;
  unsaved.clear();
  navigation?.proceed();
}

/** Whether the user is to be asked about leaving. */
export function useIsNavigationBlocked(): boolean {
  return useStore(blocked) !== null;
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
