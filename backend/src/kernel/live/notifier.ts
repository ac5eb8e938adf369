/** Wakes waiters. The version closes the gap between reading and waiting: a notification in between is not missed. */
export class Notifier {
  #version = 0;
  readonly #waiting = new Set<() => void>();

  /** Number of notifications so far. Read it before reading the state, and pass it to `wait`. */
  get version(): number {
    return this.#version;
  }

  notify(): void {
    this.#version += 1;
    for (const wake of this.#waiting) wake();
  }

  /** Resolves when there was a notification after version `seen`, when the signal aborts, or after `withinMs`, if given. */
  wait(seen: number, signal: AbortSignal, withinMs?: number): Promise<void> {
    if (this.#version !== seen || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = withinMs === undefined ? undefined : setTimeout(wake, withinMs);
      signal.addEventListener('abort', wake);
      this.#waiting.add(wake);
    });
  }
}
