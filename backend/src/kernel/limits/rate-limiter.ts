import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { connectRedis, type RedisPlace } from '../redis.ts';

export interface Consumed {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the window is whole again. */
  resetSeconds: number;
}

export interface RateLimiter {
  /** Atomically takes `cost` from `key`'s budget of `limit` in `windowSeconds`. */
  consume(key: string, limit: number, windowSeconds: number, cost?: number): Promise<Consumed>;
  /** Gives a budget back whole (e.g. after a successful sign-in). */
  reset(key: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Fixed windows, counted in Redis where there is one. While Redis is away each process counts for itself, so that a
 * limit still holds per process and requests are still served.
 */
export function createRateLimiter(place: RedisPlace | null, log: Logger): RateLimiter {
  const redis = place && connectRedis(place.url, log, shortPatience);
  const budgets = new Map<string, RateLimiterAbstract>();

  const createBudget = (points: number, duration: number): RateLimiterAbstract => {
    const keyPrefix = `rl:${points}/${duration}`;
    const memory = new RateLimiterMemory({ points, duration, keyPrefix });
    if (!redis) return memory;
    return new RateLimiterRedis({
      storeClient: redis,
      points,
      duration,
      keyPrefix: `${place.prefix}:${keyPrefix}`,
      insuranceLimiter: memory,
    });
  };

  const budget = (limit: number, windowSeconds: number): RateLimiterAbstract => {
    const name = `${limit}/${windowSeconds}`;
    const known = budgets.get(name);
    if (known) return known;
    const made = createBudget(limit, windowSeconds);
    budgets.set(name, made);
    return made;
  };

  return {
    async consume(key, limit, windowSeconds, cost = 1) {
      try {
        return describe(await budget(limit, windowSeconds).consume(key, cost), limit, true);
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return describe(refused, limit, false);
        throw refused;
      }
    },
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

function describe(result: RateLimiterRes, limit: number, allowed: boolean): Consumed {
  return {
    allowed,
    limit,
    remaining: Math.max(0, result.remainingPoints),
    resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1_000)),
  };
}
