import { isRowsFault } from '../db/sql-errors.ts';
import { fail } from '../errors.ts';

/** Runs a batch for one key; returns the result of each item, by item. */
type RunBatch<Item, Result> = (key: string, items: readonly Item[]) => Promise<Map<Item, Result>>;

interface Entry<Item, Result> {
  item: Item;
  signal: AbortSignal | undefined;
  resolve: (result: Result | null) => void;
  reject: (reason: unknown) => void;
}

/** The most items of one batch, and the most items of one key that may wait. */
const mostAtOnce = 100;
const mostWaiting = 1_000;

/**
 * Group commit for each key, for updates of one row that would otherwise wait for each other's COMMIT. One batch of a key is
 * under way at a time. An item that comes while there is none is sent at once and alone; later ones wait and form the next
 * batch, at most 100 in the order they came.
 */
export class KeyedBatcher<Item extends object, Result> {
  readonly #run: RunBatch<Item, Result>;
  /** The waiting items of each key with a batch under way. */
  readonly #waiting = new Map<string, Entry<Item, Result>[]>();

  constructor(run: RunBatch<Item, Result>) {
    this.#run = run;
  }

  /**
   * Adds an item to a batch. Resolves to its result, or null where the batch gave none.
   * @param signal an item whose signal aborts before its batch is sent is left out
   * @throws {AppError} `unavailable` when 1,000 items of the key wait already; what the batch threw; `signal`'s reason
   */
  add(key: string, item: Item, signal?: AbortSignal): Promise<Result | null> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(key);
      const entry = { item, signal, resolve, reject };
      if (!waiting) void this.#serve(key, entry);
      else if (waiting.length < mostWaiting) waiting.push(entry);
      else reject(fail('unavailable', { cause: new Error('too many wait already'), headers: { 'Retry-After': '1' } }));
    });
  }

  async #serve(key: string, first: Entry<Item, Result>): Promise<void> {
    const waiting = [first];
    this.#waiting.set(key, waiting);
    while (waiting.length > 0) await this.#runBatch(key, stillThere(waiting.splice(0, mostAtOnce)));
    this.#waiting.delete(key);
  }

  /**
   * Never rejects. Where the data of an item is at fault, the batch has been rolled back, and both halves are tried again until
   * the faulty item fails alone. Any other error goes to all items: a retry would fail as well, or repeat what was done.
   */
  async #runBatch(key: string, batch: readonly Entry<Item, Result>[]): Promise<void> {
    if (batch.length === 0) return;
    try {
      const results = await this.#run(
        key,
        batch.map(({ item }) => item),
      );
      for (const { item, resolve } of batch) resolve(results.get(item) ?? null);
    } catch (error) {
      if (batch.length === 1 || !isRowsFault(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await this.#runBatch(key, batch.slice(0, half));
      await this.#runBatch(key, batch.slice(half));
    }
  }
}

/** The entries whose signals have not aborted; the others are rejected. */
function stillThere<Item, Result>(batch: readonly Entry<Item, Result>[]): Entry<Item, Result>[] {
  for (const { signal, reject } of batch) if (signal?.aborted) reject(signal.reason);
  return batch.filter(({ signal }) => !signal?.aborted);
}
