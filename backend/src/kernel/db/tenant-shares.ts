import { fail } from '../errors.ts';
import { KeyedSemaphore } from '../limits/keyed-semaphore.ts';

/** Of a pool's connections, what one tenant may hold at once, and what is kept for tenants that hold none. */
const largestShare = 1 / 2;
const reservedShare = 1 / 4;

export interface TenantShares {
  /**
   * Runs `work` while it counts for the tenant; it gets the milliseconds that are left of the time to wait for a connection.
   * @throws {AppError} `unavailable` when as many of the tenant's transactions as may be open stay so for that time
   */
  within<T>(orgId: string, work: (timeoutMs: number) => Promise<T>): Promise<T>;
}

/**
 * Shares the connections of one process between tenants: where the transactions of one of them stall (a lock that somebody
 * holds), half of the connections are left to the others; where those of several do, a quarter is left to tenants of which no
 * transaction is open, one for each at a time. A tenant's further transactions wait in the order they came.
 */
export function createTenantShares(poolSize: number, timeoutMs: number): TenantShares {
  const semaphore = new KeyedSemaphore({
    all: poolSize,
    ofKey: Math.max(1, Math.floor(poolSize * largestShare)),
    reserved: Math.floor(poolSize * reservedShare),
  });

  /** Milliseconds that are left. */
  async function enter(orgId: string): Promise<number> {
    if (semaphore.tryAcquire(orgId)) return timeoutMs;
    const since = performance.now();
    if (await semaphore.acquire(orgId, timeoutMs)) return Math.max(1, timeoutMs - (performance.now() - since));
    const cause = new Error(`the tenant got no connection that it may have in ${timeoutMs} ms`);
    throw fail('unavailable', { cause, headers: { 'Retry-After': '5' } });
  }

  return {
    async within(orgId, work) {
      const left = await enter(orgId);
      try {
        return await work(left);
      } finally {
        semaphore.release(orgId);
      }
    },
  };
}
