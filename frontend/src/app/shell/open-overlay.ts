import { useSyncExternalStore } from 'react';

/** What opens over any page: the command palette and the list of shortcuts. */
export type Overlay = 'palette' | 'shortcuts';

let shown: Overlay | null = null;
const listeners = new Set<() => void>();

export const shownOverlay = (): Overlay | null => shown;

export function openOverlay(next: Overlay | null): void {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOverlay(): Overlay | null {
  return useSyncExternalStore(subscribe, () => shown);
}
