/** Wakes whoever waits. The version closes the gap between looking and waiting: what was notified in between is not missed. */
export class Notifier {
  #version = 0;
  readonly #waiting = new Set<() => void>();

  /** How often it has notified. Read it before what it is about, and hand it to `wait`. */
  get version(): number {
    return this.#version;
  }

  notify(): void {
    this.#version += 1;
    for (const wake of this.#waiting) wake();
  }

  /** Until it notifies after version `seen`, the signal aborts, or `withinMs` is over, whichever is first. */
  wait(seen: number, signal: AbortSignal, withinMs: number): Promise<void> {
    if (this.#version !== seen || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, withinMs);
      signal.addEventListener('abort', wake);
      this.#waiting.add(wake);
    });
  }
}
