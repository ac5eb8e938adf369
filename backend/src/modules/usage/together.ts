/** Runs a batch; gives each item its result, under the item. */
type Run<Item, Result> = (orgId: string, items: readonly Item[]) => Promise<Map<Item, Result>>;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result | null) => void;
  reject: (reason: unknown) => void;
}

/** One statement for so many at most. */
const atOnce = 100;

/**
 * What many calls of one organization want from the database at the same time goes there together: an organization has
 * one row that all of them must lock, and one after the other they would wait for each other's COMMIT. Nobody waits for
 * company: the first goes at once, and who comes while it is under way goes next.
 */
export class Together<Item extends object, Result> {
  readonly #run: Run<Item, Result>;
  /** Of each organization with a batch under way, who comes next. */
  readonly #waiting = new Map<string, Waiting<Item, Result>[]>();

  constructor(run: Run<Item, Result>) {
    this.#run = run;
  }

  /** Null where the batch gave the item no result. */
  add(orgId: string, item: Item): Promise<Result | null> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(orgId);
      const entry = { item, resolve, reject };
      if (waiting) waiting.push(entry);
      else void this.#serve(orgId, entry);
    });
  }

  async #serve(orgId: string, first: Waiting<Item, Result>): Promise<void> {
    const waiting = [first];
    this.#waiting.set(orgId, waiting);
    while (waiting.length > 0) await this.#runBatch(orgId, waiting.splice(0, atOnce));
    this.#waiting.delete(orgId);
  }

  /** Never rejects. One bad item must not fail the others: where a batch fails, each is tried on its own. */
  async #runBatch(orgId: string, batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#run(
        orgId,
        batch.map(({ item }) => item),
      );
      for (const { item, resolve } of batch) resolve(results.get(item) ?? null);
    } catch (error) {
      const [only, ...others] = batch;
      if (others.length === 0) only?.reject(error);
      else for (const one of batch) await this.#runBatch(orgId, [one]);
    }
  }
}
