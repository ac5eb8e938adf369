/** What `use` returns; null where storage is forbidden or full, so that the caller keeps its value in memory. */
export function tryStorage<T>(storage: () => Storage, use: (storage: Storage) => T): T | null {
  try {
    // Inside of the `try`: reading `window.localStorage` throws where it is forbidden.
    return use(storage());
  } catch {
    return null;
  }
}

/** Null removes the entry. */
export function setItem(storage: Storage, key: string, text: string | null): void {
  if (text === null) storage.removeItem(key);
  else storage.setItem(key, text);
}

/** The entry of `localStorage`; null where there is none, or storage is forbidden. */
export const readLocal = (key: string): string | null =>
  tryStorage(
    () => localStorage,
    (all) => all.getItem(key),
  );

/** Null removes the entry. Where storage is forbidden or full, nothing is stored. */
export function writeLocal(key: string, text: string | null): void {
  tryStorage(
    () => localStorage,
    (all) => setItem(all, key, text),
  );
}
