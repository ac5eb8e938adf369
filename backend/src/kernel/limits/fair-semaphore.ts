interface Permits {
  taken: number;
  /** In the order they came. Empty while a permit is free. */
  waiting: (() => void)[];
}

/**
 * A counting semaphore for each key, within this process: at most `limit` permits of a key are taken at once. Who finds none
 * waits in a queue of that key alone, first come, first served; other keys never wait for it.
 */
export class KeyedSemaphore {
  readonly #limit: number;
  /** Of the keys of which a permit is taken. */
  readonly #permits = new Map<string, Permits>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes a permit where one is free. */
  tryAcquire(key: string): boolean {
    const permits = this.#permits.get(key);
    if (!permits) this.#permits.set(key, { taken: 1, waiting: [] });
    else if (permits.taken >= this.#limit) return false;
    else permits.taken += 1;
    return true;
  }

  /** Takes a permit, waiting for it as long as it must. False: none came free in `timeoutMs` milliseconds. */
  acquire(key: string, timeoutMs: number): Promise<boolean> {
    if (this.tryAcquire(key)) return Promise.resolve(true);
    const { waiting } = this.#of(key);
    return new Promise((resolve) => {
      const take = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(take), 1);
        resolve(false);
      }, timeoutMs);
      waiting.push(take);
    });
  }

  /** Gives a permit back: to the first who waits, where somebody does. */
  release(key: string): void {
    const permits = this.#of(key);
    const next = permits.waiting.shift();
    if (next) return next();
    permits.taken -= 1;
    if (permits.taken === 0) this.#permits.delete(key);
  }

  #of(key: string): Permits {
    const permits = this.#permits.get(key);
    if (!permits) throw new Error(`nobody holds a permit of ${key}`);
    return permits;
  }
}
