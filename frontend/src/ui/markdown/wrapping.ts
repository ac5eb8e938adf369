import { Store, useStore } from '../../lib/store.ts';
import { readLocal, writeLocal } from '../../lib/web-storage.ts';

/** Of the device, not of a person: how much fits into a line depends on its screen. */
const key = 'atrium-wrap-code';
const wrapping = new Store(readLocal(key) !== null);

/** Whether long lines of code are wrapped: in all code blocks, until it is changed on this device. */
export const useWrapping = (): boolean => useStore(wrapping);

export function setWrapping(wraps: boolean): void {
  wrapping.set(wraps);
  writeLocal(key, wraps ? '1' : null);
}
