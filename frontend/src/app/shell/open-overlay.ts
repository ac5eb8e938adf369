import { Store, useStore } from '../../lib/store.ts';

/** What opens over any page: the command palette and the list of shortcuts. */
export type Overlay = 'palette' | 'shortcuts';

const shown = new Store<Overlay | null>(null);

export const shownOverlay = shown.get;

export function openOverlay(next: Overlay | null): void {
  shown.set(next);
}

export function useOverlay(): Overlay | null {
  return useStore(shown);
}
