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
}
