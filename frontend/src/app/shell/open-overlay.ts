import { Store } from '../../lib/store.ts';

/** What opens over any page: the command palette and the list of shortcuts. */
export type Overlay = 'palette' | 'shortcuts';

/** Null: nothing is open. */
export const shownOverlay = new Store<Overlay | null>(null);

export function openOverlay(next: Overlay | null): void {
  shownOverlay.set(next);
}
