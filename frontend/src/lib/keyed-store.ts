import { useCallback, useSyncExternalStore } from 'react';

/** Values by key outside of React, each watched alone: a change of one draws nothing that shows another. */
export class KeyedStore<T> {
  readonly #values = new Map<string, T>();
  readonly #listeners = new Map<string, Set<() => void>>();

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  /** `undefined` removes the value. */
  set(key: string, value: T | undefined): void {
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, value);
    for (const listener of this.#listeners.get(key) ?? []) listener();
  }

  /** Changes a value that is there; one that has gone stays gone. */
  update(key: string, change: Partial<T>): void {
    const value = this.#values.get(key);
    if (value !== undefined) this.set(key, { ...value, ...change });
  }

  subscribe(key: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(key) === listeners) this.#listeners.delete(key);
    };
  }
}

export function useKeyed<T>(store: KeyedStore<T>, key: string): T | undefined {
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribe(key, listener), [store, key]),
    () => store.get(key),
  );
}
