import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { connectRedis, type RedisPlace } from '../redis.ts';
import { type Consumed, Counter } from './counter.ts';
import { LeasedBudget } from './leased-budget.ts';

export interface RateLimiter {
  /** Atomically takes `cost` from `key`'s budget of `limit` in `windowSeconds`. */
  consume(key: string, limit: number, windowSeconds: number, cost?: number): Promise<Consumed>;
  /** Gives a budget back whole (e.g. after a successful sign-in). */
  reset(key: string): Promise<void>;
  close(): Promise<void>;
}

interface Budget {
  consume(key: string, cost: number): Promise<Consumed>;
  delete(key: string): Promise<unknown>;
}

/**
 * Fixed windows, counted in Redis where there is one. While Redis is away each process counts for itself, so that a
 * limit still holds per process and requests are still served.
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

// A rate limit must never make a request wait for a Redis that is not there.
const shortPatience = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 250 } as const;

/** A hundredth, of the budgets that every request meets: what is left unused in another process is soon whole again. */
function portionOf(limit: number, windowSeconds: number): number {
  return windowSeconds <= 60 ? Math.floor(limit / 100) : 1;
}
