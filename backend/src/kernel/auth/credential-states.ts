import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Fanout } from '../events/fanout.ts';
import { KeyedBatcher } from '../limits/keyed-batcher.ts';

/** Receives credentials of an organization that must be read again. */
export type Dropped = (orgId: string, ids: readonly string[]) => void;

/** Reads the states of those ids that exist. Called once at a time for each organization, with up to 100 ids. */
type Load<State> = (orgId: string, ids: readonly string[]) => Promise<ReadonlyMap<string, State>>;

const keptMs = 4_000;

const droppedMessage = z.object({ org_id: z.string(), ids: z.array(z.string()) });

const keyOf = (orgId: string, id: string) => `${orgId}/${id}`;

/**
 * The current states of the credentials of one kind (session, key, grant). A state is kept for four seconds in each process and
 * dropped in all of them when it changes: requests seldom ask the database, and a change takes effect at once.
 */
export class CredentialStates<State extends object> {
  readonly #fanout: Fanout;
  readonly #topic: string;
  readonly #loads: KeyedBatcher<{ id: string }, State>;
  readonly #states = new LRUCache<string, { state: State | null }>({ max: 50_000, ttl: keptMs });
  readonly #loading = new Map<string, Promise<State | null>>();
  readonly #watchers: Dropped[] = [];

  /** @param topic of the fan-out, for this kind of credentials only: `sessions.dropped` */
  constructor(fanout: Fanout, topic: string, load: Load<State>) {
    this.#fanout = fanout;
    this.#topic = topic;
    this.#loads = new KeyedBatcher(async (orgId, items) => {
      const ids = items.map(({ id }) => id);
      const found = await load(orgId, ids);
      return new Map(items.flatMap((item) => (found.has(item.id) ? [[item, found.get(item.id) as State]] : [])));
    });
  }

  /** Starts listening for what other processes drop. */
  async start(): Promise<void> {
    await this.#fanout.subscribe(this.#topic, (message) => {
      const { org_id: orgId, ids } = droppedMessage.parse(message);
      this.#forget(orgId, ids);
    });
  }

  /** The state of a credential, at most four seconds old. Null: it does not exist, has ended, or allows nothing any more. */
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
      // Not kept where it was dropped while it loaded: it may have been read before the change.
      if (this.#loading.get(key) === started) this.#states.set(key, { state });
      return state;
    } finally {
      if (this.#loading.get(key) === started) this.#loading.delete(key);
    }
  }

  /** Drops the states in every process, in this one before it returns. Call it after the commit of the change. */
  async drop(orgId: string, ids: readonly string[]): Promise<void> {
    this.#forget(orgId, ids);
    await this.#fanout.publish(this.#topic, { org_id: orgId, ids });
  }

  /** Calls `onDropped` with the ids that any process dropped, once they are dropped here. */
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
