import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { connectRedis, type RedisPlace } from '../redis.ts';
import { type Consumed, Counter } from './counter.ts';
import { LeasedBudget } from './leased-budget.ts';

export interface RateLimiter {
  /** Atomically takes `cost` from `key`'s budget of `limit` in `windowSeconds`. */
  consume(key: string, limit: number, windowSeconds: number, cost?: number): Promise<Consumed>;
  /** Restores the whole budget, e.g. after a successful sign-in. */
  reset(key: string): Promise<void>;
  close(): Promise<void>;
}

interface Budget {
  consume(key: string, cost: number): Promise<Consumed>;
  delete(key: string): Promise<unknown>;
}

/**
 * Fixed windows, counted in Redis where it is configured. While Redis is away each process counts by itself, so that a limit
 * still holds for each process and requests are still served.
 */
export function createRateLimiter(place: RedisPlace | null, log: Logger): RateLimiter {
  const redis = place && connectRedis(place.url, log, shortPatience);
  const budgets = new Map<string, Budget>();

  const createBudget = (limit: number, windowSeconds: number): Budget => {
    const settings = { points: limit, duration: windowSeconds };
    const keyPrefix = `rl:${limit}/${windowSeconds}`;
    const memory = new RateLimiterMemory({ ...settings, keyPrefix });
    if (!redis) return new Counter(memory);
    const shared = new Counter(
      new RateLimiterRedis({
        ...settings,
        storeClient: redis,
        keyPrefix: `${place.prefix}:${keyPrefix}`,
        insuranceLimiter: memory,
      }),
    );
    const portion = portionOf(limit, windowSeconds);
    return portion > 1 ? new LeasedBudget(shared, portion) : shared;
  };

  const budget = (limit: number, windowSeconds: number): Budget => {
    const name = `${limit}/${windowSeconds}`;
    const known = budgets.get(name);
    if (known) return known;
    const made = createBudget(limit, windowSeconds);
    budgets.set(name, made);
    return made;
  };

  return {
    consume: (key, limit, windowSeconds, cost = 1) => budget(limit, windowSeconds).consume(key, cost),
    async reset(key) {
      await Promise.all([...budgets.values()].map((known) => known.delete(key)));
    },
    close() {
      redis?.disconnect();
      return Promise.resolve();
    },
  };
}

// No request waits for a Redis that is away.
const shortPatience = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 250 } as const;

/**
 * Points of one lease: a hundredth of the limit, for the budgets that every request takes. What stays unused in another process
 * is restored with the next window.
 */
function portionOf(limit: number, windowSeconds: number): number {
  return windowSeconds <= 60 ? Math.floor(limit / 100) : 1;
}
