import { fail } from '../errors.ts';
import { KeyedSemaphore } from '../limits/keyed-semaphore.ts';

/**
 * The part of a pool's connections that one tenant may hold at once, and the part that is reserved for tenants that hold none.
 */
const largestShare = 1 / 2;
const reservedShare = 1 / 4;

export interface TenantShares {
  /**
   * Runs `work` within the tenant's share; passes it the milliseconds that are left to wait for a connection.
   * @throws {AppError} `unavailable` when the tenant's share is used up for that time
   */
  within<T>(orgId: string, work: (timeoutMs: number) => Promise<T>): Promise<T>;
}

/**
 * Shares the connections of one process between tenants. Where one tenant's transactions stall (a lock that somebody holds),
 * half of the connections are left to the others; where several tenants' do, a quarter is left to tenants without an open
 * transaction, one for each at a time. A tenant's further transactions wait in the order they came.
 */
export function createTenantShares(poolSize: number, timeoutMs: number): TenantShares {
  const semaphore = new KeyedSemaphore({
    all: poolSize,
    ofKey: Math.max(1, Math.floor(poolSize * largestShare)),
    reserved: Math.floor(poolSize * reservedShare),
  });

  /** Resolves to the milliseconds that are left. */
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
