/** How the permits are shared. */
export interface Shares {
  /** What one key may hold at most. */
  readonly ofKey: number;
  /** Permits of all keys together; as many as are asked for when absent. */
  readonly all?: number;
  /** Of these, what is kept for keys that hold none: no key gets its second permit from them. None when absent. */
  readonly reserved?: number;
}

interface Permits {
  taken: number;
  /** In the order they came. */
  waiting: (() => void)[];
}

/**
 * A counting semaphore for each key, within this process; with one permit of a key it is a mutex for each. Where keys share what
 * there is in all, no key takes more than its share, and however many of them hold theirs for long, a key that holds none
 * finds one among the reserved. Who finds none waits in a queue of its key, first come, first served; a permit that comes
 * free goes to a key that holds none before one that holds some, in turns among each.
 */
export class KeyedSemaphore {
  readonly #shares: Required<Shares>;
  /** Of the keys of which a permit is taken or waited for. */
  readonly #permits = new Map<string, Permits>();
  /** Keys that are waited for and hold none. */
  readonly #empty = new Set<string>();
  /** Keys that are waited for and hold some. */
  readonly #holding = new Set<string>();
  #free: number;

  constructor({ ofKey, all = Infinity, reserved = 0 }: Shares) {
    this.#shares = { ofKey, all, reserved };
    this.#free = all;
  }

  /** How many wait for a permit of the key. */
  waiting(key: string): number {
    return this.#permits.get(key)?.waiting.length ?? 0;
  }

  /** Takes a permit where one is free, and nobody waits for it. */
  tryAcquire(key: string): boolean {
    const permits = this.#permits.get(key) ?? { taken: 0, waiting: [] };
    if (permits.waiting.length > 0 || !this.#mayTake(permits)) return false;
    this.#permits.set(key, permits);
    this.#take(permits);
    return true;
  }

  /** Takes a permit, waiting for it as long as it must. False: none came free in `timeoutMs` milliseconds. */
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

  /** Does `work` with a permit, which goes back however it ends. */
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

  /** A free permit to whose turn it is. */
  #grant(): void {
    for (const keys of [this.#empty, this.#holding]) {
      for (const key of keys) {
        const permits = this.#permits.get(key);
        if (!permits || !this.#mayTake(permits)) continue;
        this.#take(permits);
        permits.waiting.shift()?.();
        // Behind the others.
        keys.delete(key);
        return this.#file(key, permits);
      }
    }
  }

  /** Puts a key where its turns are given: among those that are waited for, or nowhere. */
  #file(key: string, permits: Permits): void {
    const [own, other] = permits.taken === 0 ? [this.#empty, this.#holding] : [this.#holding, this.#empty];
    other.delete(key);
    if (permits.waiting.length > 0) own.add(key);
    else own.delete(key);
    if (permits.waiting.length === 0 && permits.taken === 0) this.#permits.delete(key);
  }
}
