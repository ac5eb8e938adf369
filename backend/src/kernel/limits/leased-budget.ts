import { LRUCache } from 'lru-cache';
import type { Consumed, Counter } from './counter.ts';

/** The part of a key's budget that this process holds for the rest of the window. */
interface Lease {
  left: number;
  /** What was left for all processes at the last refill. */
  unclaimed: number;
  /** Time by `performance.now()`. */
  endsAt: number;
  /** Nothing is left to refill from before the window ends. */
  isLast: boolean;
}

/** Keys whose leases are kept. An evicted one loses the rest of its lease; the limit still holds. */
const leasesKept = 100_000;

/**
 * A budget that is counted elsewhere and leased in portions: one round trip serves as many requests as a portion has points,
 * and a refused key costs none until its window ends. All processes together never pass the limit, but up to a portion for each
 * other process may stay unused.
 */
export class LeasedBudget {
  readonly #shared: Counter;
  readonly #portion: number;
  readonly #leases = new LRUCache<string, Lease>({ max: leasesKept });
  readonly #refilling = new Map<string, Promise<void>>();

  constructor(shared: Counter, portion: number) {
    this.#shared = shared;
    this.#portion = portion;
  }

  async consume(key: string, cost: number): Promise<Consumed> {
    for (;;) {
      const lease = this.#current(key);
      if (lease && (lease.left >= cost || lease.isLast)) return this.#take(lease, cost);
      // Requests that arrive together share one refill.
      const running = this.#refilling.get(key) ?? this.#refill(key, Math.max(this.#portion, cost));
      this.#refilling.set(key, running);
      await running;
    }
  }

  async delete(key: string): Promise<void> {
    this.#leases.delete(key);
    await this.#shared.delete(key);
  }

  #current(key: string): Lease | null {
    const lease = this.#leases.get(key);
    return lease && lease.endsAt > performance.now() ? lease : null;
  }

  #take(lease: Lease, cost: number): Consumed {
    const allowed = lease.left >= cost;
    if (allowed) lease.left -= cost;
    return {
      allowed,
      limit: this.#shared.limit,
      remaining: lease.unclaimed + lease.left,
      resetSeconds: Math.max(1, Math.ceil((lease.endsAt - performance.now()) / 1_000)),
    };
  }

  async #refill(key: string, portion: number): Promise<void> {
    try {
      const { consumed, msLeft } = await this.#shared.add(key, portion);
      const { limit } = this.#shared;
      const granted = Math.min(portion, Math.max(0, limit - (consumed - portion)));
      this.#leases.set(key, {
        left: (this.#current(key)?.left ?? 0) + granted,
        unclaimed: Math.max(0, limit - consumed),
        endsAt: performance.now() + msLeft,
        isLast: granted < portion,
      });
    } finally {
      this.#refilling.delete(key);
    }
  }
}
