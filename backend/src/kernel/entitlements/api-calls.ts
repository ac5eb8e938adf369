import type { Actor } from '../auth/actor.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { TenantDirectory } from '../tenancy/directory.ts';
import { defineMeter } from './entitlement.ts';
import { takeWithin } from './entitlements.ts';
import { periodOf } from './period.ts';
import { addToMeter } from './store.ts';

/** Requests by keys and tokens of programs. Those of people on the pages are no API calls. */
export const apiCalls = defineMeter(
  'api_calls',
  ({ limit, resetsAt }) =>
    `The plan's ${limit.toLocaleString('en')} API calls of this month are used up. They start anew on ` +
    `${resetsAt?.slice(0, 10)}; an owner can choose a larger plan.`,
);

/** Calls that are counted at once, and then need no statement of their own. */
const portion = 100;
/** The portion is smaller where less than this many portions are left: what others hold shall keep nobody out. */
const oneIn = 20;
/** What was not used for this long goes back. */
const idleMs = 30_000;
/** For how long a refusal counts for those who ask again. A change of the organization ends it. */
const refusalMs = 1_000;

interface Lease {
  left: number;
  readonly period: string;
  /** By `performance.now()`. */
  usedAt: number;
}

/**
 * Counts API calls by organization. A process takes them out of the meter in portions, so all processes together never pass
 * the limit; of one that dies, what was left of its portions counts as used, 100 calls an organization at most.
 */
export class ApiCalls {
  readonly #db: Database;
  readonly #leases = new Map<string, Lease>();
  readonly #refills = new Map<string, Promise<void>>();
  readonly #refusals = new Map<string, { error: AppError; until: number }>();
  readonly #idle: NodeJS.Timeout;

  constructor(db: Database, tenants: Pick<TenantDirectory, 'watch'>) {
    this.#db = db;
    tenants.watch((orgId) => this.#refusals.delete(orgId));
    this.#idle = setInterval(() => void this.#tidy(), idleMs / 3).unref();
  }

  /** @throws {AppError} 429 `quota_exceeded` */
  async count({ orgId, credential, scopes }: Actor): Promise<void> {
    // Who signs a request (a webhook of another service) is no program of the organization's.
    if (scopes === null || !credential || credential.kind === 'signature') return;
    for (;;) {
      const lease = this.#leases.get(orgId);
      if (lease && lease.left > 0 && lease.period === periodOf(new Date()).first) {
        lease.left -= 1;
        lease.usedAt = performance.now();
        return;
      }
      const refused = this.#refusals.get(orgId);
      if (refused && refused.until > performance.now()) throw refused.error;
      // Requests that arrive together share one portion, as far as it goes.
      const running = this.#refills.get(orgId) ?? this.#refill(orgId).finally(() => this.#refills.delete(orgId));
      this.#refills.set(orgId, running);
      await running;
    }
  }

  /** Gives back what is left of all portions. */
  async close(): Promise<void> {
    clearInterval(this.#idle);
    await Promise.allSettled(this.#refills.values());
    await Promise.allSettled([...this.#leases].map(([orgId, lease]) => this.#giveBack(orgId, lease)));
  }

  async #refill(orgId: string): Promise<void> {
    try {
      const share = { least: 1, wanted: portion, oneIn };
      const { amount, period } = await this.#db.tenant(orgId, (tx) => takeWithin(tx, apiCalls, 'used', share));
      this.#leases.set(orgId, { left: amount, period, usedAt: performance.now() });
    } catch (error) {
      if (error instanceof AppError && error.code === 'quota_exceeded')
        this.#refusals.set(orgId, { error, until: performance.now() + refusalMs });
      throw error;
    }
  }

  async #tidy(): Promise<void> {
    const now = performance.now();
    for (const [orgId, { until }] of this.#refusals) if (until < now) this.#refusals.delete(orgId);
    const idle = [...this.#leases].filter(([, { usedAt }]) => usedAt < now - idleMs);
    await Promise.allSettled(idle.map(([orgId, lease]) => this.#giveBack(orgId, lease)));
  }

  /** A failure leaves what is left counted as used: never too much is allowed. */
  async #giveBack(orgId: string, lease: Lease): Promise<void> {
    this.#leases.delete(orgId);
    const { left, period } = lease;
    lease.left = 0;
    if (left === 0) return;
    await this.#db.tenant(orgId, (tx) => addToMeter(tx, apiCalls, period, { used: -left, reserved: 0 }), {
      singleStatement: true,
    });
  }
}
