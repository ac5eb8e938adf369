import { useEffect, useState, useSyncExternalStore } from 'react';
import { restoreFocus } from './focus.ts';

/** `value`, debounced: it follows once `value` has not changed for `ms` milliseconds. */
export function useDebounced<T>(value: T, ms = 250): T {
  const [debounced, setDebounced] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return debounced;
}

/** From 1024 px on, as `desktop:` of `theme.css`: pages have a sidebar. */
export const useIsDesktop = (): boolean => useMediaQuery('(width >= 64rem)');

/** From 1280 px on, as `wide:` of `theme.css`: an object has room beside its list. */
export const useIsWide = (): boolean => useMediaQuery('(width >= 80rem)');

/** A touch device, whose on-screen keyboard covers the page as soon as a field has the focus. */
export const useIsTouch = (): boolean => useMediaQuery('(pointer: coarse)');

/** Whether a media query matches, kept up to date. */
function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

function subscribeToConnection(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribeToConnection, () => navigator.onLine);
}

/** When the component is removed together with the focused element, the page's content gets the focus. */
export function useFocusContentOnUnmount(): void {
  useEffect(
    () => () => {
      // After a closing dialog has tried to give the focus back to the removed element.
      setTimeout(restoreFocus, 0, null);
    },
    [],
  );
}
