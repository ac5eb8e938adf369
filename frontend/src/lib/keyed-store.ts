import { useCallback, useSyncExternalStore } from 'react';

/** An observable map outside of React. Subscriptions are per key: a change re-renders only components that read its key. */
export class KeyedStore<T> {
  readonly #values = new Map<string, T>();
  readonly #listeners = new Map<string, Set<() => void>>();

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  values(): T[] {
    return [...this.#values.values()];
  }

  /** `undefined` removes the value. */
  set(key: string, value: T | undefined): void {
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, value);
    for (const listener of this.#listeners.get(key) ?? []) listener();
  }

  clear(): void {
    for (const key of this.#values.keys()) this.set(key, undefined);
  }

  /** Merges `change` into the value; does nothing where there is none. */
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

export function useStoreValue<T>(store: KeyedStore<T>, key: string): T | undefined {
  return useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribe(key, listener), [store, key]),
    () => store.get(key),
  );
}
