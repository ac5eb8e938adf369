import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';

export interface Consumed {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the window ends. */
  resetSeconds: number;
}

/** A budget of rate-limiter-flexible, with refusals as values instead of exceptions. */
export class Counter {
  readonly limit: number;
  readonly #limiter: RateLimiterAbstract;

  constructor(limiter: RateLimiterAbstract) {
    this.#limiter = limiter;
    this.limit = limiter.points;
  }

  /** Adds `cost`, whether or not the budget allows it. @returns the count of this window */
  async add(key: string, cost: number): Promise<{ consumed: number; msLeft: number }> {
    const { consumedPoints, msBeforeNext } = await this.#limiter.consume(key, cost).catch(refusal);
    return { consumed: consumedPoints, msLeft: msBeforeNext };
  }

  async consume(key: string, cost: number): Promise<Consumed> {
    const { consumed, msLeft } = await this.add(key, cost);
    return {
      allowed: consumed <= this.limit,
      limit: this.limit,
      remaining: Math.max(0, this.limit - consumed),
      resetSeconds: Math.max(1, Math.ceil(msLeft / 1_000)),
    };
  }

  delete(key: string): Promise<unknown> {
    return this.#limiter.delete(key);
  }
}

function refusal(thrown: unknown): RateLimiterRes {
  if (thrown instanceof RateLimiterRes) return thrown;
  throw thrown;
}
