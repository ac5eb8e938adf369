interface Permits {
  taken: number;
  /** In the order they came. Empty while a permit is free. */
  waiting: (() => void)[];
}

/**
 * A counting semaphore for each key, within this process: at most `limit` permits of a key are taken at once. Who finds none
 * waits in a queue of that key alone, first come, first served; other keys never wait for it. With a limit of one it is a
 * mutex for each key.
 */
export class KeyedSemaphore {
  readonly #limit: number;
  /** Of the keys of which a permit is taken. */
  readonly #permits = new Map<string, Permits>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How many wait for a permit of the key. */
  waiting(key: string): number {
    return this.#permits.get(key)?.waiting.length ?? 0;
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
  acquire(key: string, timeoutMs = Infinity): Promise<boolean> {
    if (this.tryAcquire(key)) return Promise.resolve(true);
    const { waiting } = this.#of(key);
    return new Promise((resolve) => {
      const take = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const giveUp = (): void => {
        waiting.splice(waiting.indexOf(take), 1);
        resolve(false);
      };
      const timer = timeoutMs === Infinity ? undefined : setTimeout(giveUp, timeoutMs);
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

  /** Does `work` with a permit, which goes back however it ends. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    await this.acquire(key);
    try {
      return await work();
    } finally {
      this.release(key);
    }
  }

  #of(key: string): Permits {
    const permits = this.#permits.get(key);
    if (!permits) throw new Error(`nobody holds a permit of ${key}`);
    return permits;
  }
}
