import { isRowsFault } from '../db/sql-errors.ts';
import { fail } from '../errors.ts';

/** Does a batch for one key; gives each item its result, under the item. */
type RunBatch<Item, Result> = (key: string, items: readonly Item[]) => Promise<Map<Item, Result>>;

interface Entry<Item, Result> {
  item: Item;
  signal: AbortSignal | undefined;
  resolve: (result: Result | null) => void;
  reject: (reason: unknown) => void;
}

/** Items in one batch, and items of one key that may wait for the batches to come. */
const mostAtOnce = 100;
const mostWaiting = 1_000;

/**
 * Group commit for each key: what many calls want from one row of the database goes there together, where one after the
 * other they would wait for each other's COMMIT. One batch of a key is under way at a time. An item that comes when there
 * is none goes at once and alone; those that come meanwhile wait and make up the next, at most 100 in the order they came.
 */
export class KeyedBatcher<Item extends object, Result> {
  readonly #run: RunBatch<Item, Result>;
  /** Of each key with a batch under way, who waits. */
  readonly #waiting = new Map<string, Entry<Item, Result>[]>();

  constructor(run: RunBatch<Item, Result>) {
    this.#run = run;
  }

  /**
   * Null where the batch gave the item no result.
   * @param signal of the caller: an item whose caller has left before its batch is sent is not in it
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
   * Never rejects. Where the data of an item is at fault, nothing of the batch was done: both halves are tried anew, so that
   * one bad item fails alone. Any other error is everybody's: the rest would fail as well, or may have been done.
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

/** Of those whose turn it is, who has not left; the others are told why they are not served. */
function stillThere<Item, Result>(batch: readonly Entry<Item, Result>[]): Entry<Item, Result>[] {
  for (const { signal, reject } of batch) if (signal?.aborted) reject(signal.reason);
  return batch.filter(({ signal }) => !signal?.aborted);
}
