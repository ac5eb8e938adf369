/** How the permits are shared. */
export interface Shares {
  /** The most permits of one key. */
  readonly ofKey: number;
  /** Permits of all keys together; unlimited when absent. */
  readonly all?: number;
  /** Of these, the permits reserved for keys that hold none; none when absent. */
  readonly reserved?: number;
}

interface Permits {
  taken: number;
  /** In order of arrival. */
  waiting: (() => void)[];
}

/**
 * A counting semaphore for each key, within this process; with one permit for each key it is a keyed mutex. Where the keys
 * share a total, no key takes more than its share, and a key that holds none finds a reserved permit however many others hold
 * theirs for long. Who finds none waits in the queue of its key, first come, first served. A released permit goes to a key that
 * holds none before one that holds some, with turns among each.
 */
export class KeyedSemaphore {
  readonly #shares: Required<Shares>;
  /** Keys with permits taken or waited for. */
  readonly #permits = new Map<string, Permits>();
  /** Keys with waiters that hold no permit. */
  readonly #empty = new Set<string>();
  /** Keys with waiters that hold permits. */
  readonly #holding = new Set<string>();
  #free: number;

  constructor({ ofKey, all = Infinity, reserved = 0 }: Shares) {
    this.#shares = { ofKey, all, reserved };
    this.#free = all;
  }

  /** Number of waiters of the key. */
  waiting(key: string): number {
    return this.#permits.get(key)?.waiting.length ?? 0;
  }

  /** Takes a permit if one is free and nobody waits for it. */
  tryAcquire(key: string): boolean {
    const permits = this.#permits.get(key) ?? { taken: 0, waiting: [] };
    if (permits.waiting.length > 0 || !this.#mayTake(permits)) return false;
    this.#permits.set(key, permits);
    this.#take(permits);
    return true;
  }

  /** Takes a permit, waiting for it. False: none was free within `timeoutMs` milliseconds. */
  acquire(key: string, timeoutMs = Infinity): Promise<boolean> {
    if (this.tryAcquire(key)) return Promise.resolve(true);
    const permits = this.#permits.get(key) ?? { taken: 0, waiting: [] };
    this.#permits.set(key, permits);
    return new Promise((resolve) => {
      const take = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const giveUp = (): void => {
        permits.waiting.splice(permits.waiting.indexOf(take), 1);
        this.#file(key, permits);
        resolve(false);
      };
      const timer = timeoutMs === Infinity ? undefined : setTimeout(giveUp, timeoutMs);
      permits.waiting.push(take);
      this.#file(key, permits);
    });
  }

  /** Gives a permit back. */
  release(key: string): void {
    const permits = this.#permits.get(key);
    if (!permits || permits.taken === 0) throw new Error(`nobody holds a permit of ${key}`);
    permits.taken -= 1;
    this.#free += 1;
    this.#file(key, permits);
    this.#grant();
  }

  /** Runs `work` with a permit, which is released however it ends. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    await this.acquire(key);
    try {
      return await work();
    } finally {
      this.release(key);
    }
  }

  #mayTake({ taken }: Permits): boolean {
    if (taken === 0) return this.#free > 0;
    return taken < this.#shares.ofKey && this.#free > this.#shares.reserved;
  }

  #take(permits: Permits): void {
    permits.taken += 1;
    this.#free -= 1;
  }

  /** Grants a free permit to the next waiter. */
  #grant(): void {
    for (const keys of [this.#empty, this.#holding]) {
      for (const key of keys) {
        const permits = this.#permits.get(key);
        if (!permits || !this.#mayTake(permits)) continue;
        this.#take(permits);
        permits.waiting.shift()?.();
        // Moves the key behind the others.
        keys.delete(key);
        return this.#file(key, permits);
      }
    }
  }

  /** Files a key under the set in which it takes turns, or none. */
  #file(key: string, permits: Permits): void {
    const [own, other] = permits.taken === 0 ? [this.#empty, this.#holding] : [this.#holding, this.#empty];
    other.delete(key);
    if (permits.waiting.length > 0) own.add(key);
    else own.delete(key);
    if (permits.waiting.length === 0 && permits.taken === 0) this.#permits.delete(key);
  }
}
