/** Wakes whoever waits. The count closes the gap between looking and waiting: what rang in between is not missed. */
export class Bell {
  #rings = 0;
  readonly #waiting = new Set<() => void>();

  /** How often it has rung. Read it before you look at what it announces, and hand it to `wait`. */
  get rings(): number {
    return this.#rings;
  }

  ring(): void {
    this.#rings += 1;
    for (const wake of this.#waiting) wake();
  }

  /** Until it has rung after `heard`, the signal aborts, or `withinMs` is over, whichever is first. */
  wait(heard: number, signal: AbortSignal, withinMs: number): Promise<void> {
    if (this.#rings !== heard || signal.aborted) return Promise.resolve();
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
