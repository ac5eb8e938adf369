import { useEffect, useState, useSyncExternalStore } from 'react';
import { focusContent } from './focus.ts';

/** The value after it has rested for `ms`: for searching while somebody types. */
export function useSettled<T>(value: T, ms = 250): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

function followConnection(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(followConnection, () => navigator.onLine);
}

/** Where this goes away with the focus in it, the page's content has the focus, not the top of the document. */
export function useFocusAfter(): void {
  useEffect(
    () => () => {
      // Behind a dialog that gives the focus back to what is no longer there.
      setTimeout(() => {
        if (document.activeElement === document.body) focusContent();
      });
    },
    [],
  );
}
