import { KeyedStore, useStoreValue } from '../../lib/keyed-store.ts';

/** Of the device, not of a person: how much fits into a line depends on its screen. */
const key = 'atrium-wrap-code';
const chosen = new KeyedStore<boolean>();

function stored(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** Whether long lines of code are wrapped: in all code blocks, until it is changed on this device. */
export function useWrapping(): boolean {
  return useStoreValue(chosen, key) ?? stored();
}

export function setWrapping(wraps: boolean): void {
  chosen.set(key, wraps);
  try {
    if (wraps) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
  } catch {
    // Storage is forbidden: the choice applies to this page only.
  }
}
