import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Fanout } from '../events/fanout.ts';
import { KeyedBatcher } from '../limits/keyed-batcher.ts';

/** Hears which credentials of an organization are to be looked at anew. */
export type Dropped = (orgId: string, ids: readonly string[]) => void;

/** Reads those of the ids that there are. One call of an organization at a time, with up to 100 ids. */
type Load<State> = (orgId: string, ids: readonly string[]) => Promise<ReadonlyMap<string, State>>;

const keptMs = 4_000;

const droppedMessage = z.object({ org_id: z.string(), ids: z.array(z.string()) });

const keyOf = (orgId: string, id: string) => `${orgId}/${id}`;

/**
 * What the credentials of one kind stand for now: a session, a key, a grant. Kept for four seconds in every process and
 * dropped in all of them when it changes, so that a request asks the database seldom and a change shows at once.
 */
export class CredentialStates<State extends object> {
  readonly #fanout: Fanout;
  readonly #topic: string;
  readonly #loads: KeyedBatcher<{ id: string }, State>;
  readonly #states = new LRUCache<string, { state: State | null }>({ max: 50_000, ttl: keptMs });
  readonly #loading = new Map<string, Promise<State | null>>();
  readonly #watchers: Dropped[] = [];

  /** @param topic of the fan-out, for this kind of credentials alone: `sessions.dropped` */
  constructor(fanout: Fanout, topic: string, load: Load<State>) {
    this.#fanout = fanout;
    this.#topic = topic;
    this.#loads = new KeyedBatcher(async (orgId, items) => {
      const ids = items.map(({ id }) => id);
      const found = await load(orgId, ids);
      return new Map(items.flatMap((item) => (found.has(item.id) ? [[item, found.get(item.id) as State]] : [])));
    });
  }

  /** From then on it hears what other processes drop. */
  async start(): Promise<void> {
    await this.#fanout.subscribe(this.#topic, (message) => {
      const { org_id: orgId, ids } = droppedMessage.parse(message);
      this.#forget(orgId, ids);
    });
  }

  /** Null: there is none, it has ended, or nobody may come in by it any more. At most four seconds old. */
  async find(orgId: string, id: string): Promise<State | null> {
    const key = keyOf(orgId, id);
    const known = this.#states.get(key);
    if (known) return known.state;
    const running = this.#loading.get(key);
    if (running) return running;
    const started = this.#loads.add(orgId, { id });
    this.#loading.set(key, started);
    try {
      const state = await started;
      // Dropped while it loaded: what was read may be from before, so it is answered once and not kept.
      if (this.#loading.get(key) === started) this.#states.set(key, { state });
      return state;
    } finally {
      if (this.#loading.get(key) === started) this.#loading.delete(key);
    }
  }

  /** Every process looks again, this one before the call returns. To be called after the commit of the change. */
  async drop(orgId: string, ids: readonly string[]): Promise<void> {
    this.#forget(orgId, ids);
    await this.#fanout.publish(this.#topic, { org_id: orgId, ids });
  }

  /** Hears, once they are forgotten here, which were dropped, by whatever process. */
  watch(onDropped: Dropped): void {
    this.#watchers.push(onDropped);
  }

  #forget(orgId: string, ids: readonly string[]): void {
    for (const id of ids) {
      this.#states.delete(keyOf(orgId, id));
      this.#loading.delete(keyOf(orgId, id));
    }
    for (const onDropped of this.#watchers) onDropped(orgId, ids);
  }
}
