import { boot } from './boot.ts';
import { setItem, tryStorage } from './web-storage.ts';

/** Web storage for strings, by tenant and user. Where storage is forbidden or full, nothing is stored and nothing throws. */
export class UserStorage {
  readonly #storage: () => Storage;
  readonly #prefix: string;

  /** @param storage a function, since access to `localStorage` throws where it is forbidden */
  constructor(kind: string, storage: () => Storage) {
    this.#storage = storage;
    this.#prefix = `atrium-${kind}:${boot.tenant?.slug ?? ''}:`;
  }

  read(userId: string, name: string): string | null {
    return tryStorage(this.#storage, (storage) => storage.getItem(this.#key(userId, name)));
  }

  /** Null removes the entry. */
  write(userId: string, name: string, text: string | null): void {
    tryStorage(this.#storage, (storage) => setItem(storage, this.#key(userId, name), text));
  }

  /** Removes the entries of all other users of this tenant, for browsers that several people use. */
  removeOtherUsers(userId: string): void {
    tryStorage(this.#storage, (storage) => {
      for (const key of Object.keys(storage)) {
        if (key.startsWith(this.#prefix) && !key.startsWith(this.#key(userId, ''))) storage.removeItem(key);
      }
    });
  }

  #key(userId: string, name: string): string {
    return `${this.#prefix}${userId}:${name}`;
  }
}
