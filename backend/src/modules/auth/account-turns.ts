/** Tries for one account that are under way at once in a process: four processes together have no more than are free. */
const atOnce = 2;
/** Who would wait behind more than these goes on without: the try is counted at once, and perhaps refused. */
const mostWaiting = 100;

interface Turns {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Tries for one account take turns: each counts as a failure until it is found right, so that many right ones at once would
 * lock each other out.
 */
export class AccountTurns {
  readonly #byAccount = new Map<string, Turns>();

  async take<T>(account: string, work: () => Promise<T>): Promise<T> {
    const turns = this.#byAccount.get(account) ?? { running: 0, waiting: [] };
    this.#byAccount.set(account, turns);
    const waits = turns.running >= atOnce && turns.waiting.length < mostWaiting;
    // Whoever has waited takes the place of the one before.
    if (waits) await new Promise<void>((resolve) => turns.waiting.push(resolve));
    else turns.running += 1;
    try {
      return await work();
    } finally {
      const next = turns.waiting.shift();
      if (next) next();
      else turns.running -= 1;
      if (turns.running === 0) this.#byAccount.delete(account);
    }
  }
}
