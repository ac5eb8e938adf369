import { boot } from './boot.ts';

/** Texts that a browser keeps for one person of this portal, by name. Where storage is forbidden or full, it keeps none. */
export class PersonalStorage {
  readonly #storage: () => Storage;
  readonly #prefix: string;

  /** @param storage a function, since even looking at it throws where it is forbidden */
  constructor(kind: string, storage: () => Storage) {
    this.#storage = storage;
    this.#prefix = `atrium-${kind}:${boot.tenant?.slug ?? ''}:`;
  }

  read(userId: string, name: string): string | null {
    return this.#attempt((storage) => storage.getItem(this.#key(userId, name)));
  }

  /** Null removes it. */
  write(userId: string, name: string, text: string | null): void {
    this.#attempt((storage) => {
      if (text === null) storage.removeItem(this.#key(userId, name));
      else storage.setItem(this.#key(userId, name), text);
    });
  }

  /** Another person at this browser must not find them. */
  forgetOthers(userId: string): void {
    this.#attempt((storage) => {
      for (const key of Object.keys(storage)) {
        if (key.startsWith(this.#prefix) && !key.startsWith(this.#key(userId, ''))) storage.removeItem(key);
      }
    });
  }

  #key(userId: string, name: string): string {
    return `${this.#prefix}${userId}:${name}`;
  }

  #attempt<T>(use: (storage: Storage) => T): T | null {
    try {
      return use(this.#storage());
    } catch {
      // Forbidden or full: what is kept lives as long as the page.
      return null;
    }
  }
}
