/** Lets the works of one key pass one at a time, in the order they came. */
export class Turnstile {
  readonly #last = new Map<string, Promise<unknown>>();

  async pass<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const own = before.then(work, work);
    this.#last.set(key, own);
    try {
      return await own;
    } finally {
      if (this.#last.get(key) === own) this.#last.delete(key);
    }
  }
}
