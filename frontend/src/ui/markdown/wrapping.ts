import { Store, useStore } from '../../lib/store.ts';
import { readLocal, writeLocal } from '../../lib/web-storage.ts';

/** Stored by device, not by user: how much fits into a line depends on the screen. */
const key = 'atrium-wrap-code';
const wrapping = new Store(readLocal(key) !== null);

/** Whether long lines of code are wrapped: in all code blocks, until it is changed on this device. */
export const useWrapping = (): boolean => useStore(wrapping);

export function setWrapping(wraps: boolean): void {
  wrapping.set(wraps);
  writeLocal(key, wraps ? '1' : null);
}
