import { fail } from '../errors.ts';
import type { Kernel } from '../kernel.ts';
import type { Consumed } from '../limits/rate-limiter.ts';
import { subscriberOf } from '../limits/subscriber.ts';
import type { Endpoint } from './contract.ts';
import type { Context } from './state.ts';

interface Budget {
  limit: number;
  /** Seconds. */
  window: number;
}
type Bucket = NonNullable<Endpoint['rate']>;
type Scope = 'ip' | 'user' | 'org';

/**
 * Generous to people, tight to scripts. An office shares one address, hence `ip` above `user`; `RATE_LIMIT_SCALE`
 * multiplies them all.
 */
const budgets: Record<Bucket, Partial<Record<Scope, Budget>>> = {
  default: { ip: { limit: 3000, window: 60 }, user: { limit: 1200, window: 60 }, org: { limit: 30_000, window: 60 } },
  auth: { ip: { limit: 120, window: 60 }, org: { limit: 3000, window: 60 } },
  register: { ip: { limit: 20, window: 3600 } },
  generate: { ip: { limit: 600, window: 60 }, user: { limit: 60, window: 60 }, org: { limit: 1200, window: 60 } },
};

/** The budget with the least left speaks for all: it is the next one to be met. */
function tightest(consumed: readonly (readonly [Scope, Budget, Consumed])[]) {
  return consumed.reduce((least, one) => (one[2].remaining < least[2].remaining ? one : least));
}

/** `RateLimit` and `RateLimit-Policy` as in draft-ietf-httpapi-ratelimit-headers-10. */
function announce(ctx: Context, scope: Scope, budget: Budget, consumed: Consumed): void {
  ctx.set('RateLimit-Policy', `"${scope}";q=${consumed.limit};w=${budget.window}`);
  ctx.set('RateLimit', `"${scope}";r=${consumed.remaining};t=${consumed.resetSeconds}`);
}

async function take(kernel: Kernel, ctx: Context, bucket: Bucket, subjects: readonly (readonly [Scope, string])[]) {
  const consumed = await Promise.all(
    subjects.flatMap(([scope, subject]) => {
      const budget = budgets[bucket][scope];
      if (!budget) return [];
      const limit = Math.ceil(budget.limit * kernel.env.rateLimitScale);
      const key = `${bucket}:${scope}:${subject}`;
      return [kernel.limiter.consume(key, limit, budget.window).then((result) => [scope, budget, result] as const)];
    }),
  );
  if (consumed.length === 0) return;
  const [scope, budget, result] = tightest(consumed);
  announce(ctx, scope, budget, result);
  if (result.allowed) return;
  throw fail('rate_limited', {
    fields: { scope, limit: result.limit, resets_in_seconds: result.resetSeconds },
    headers: { 'Retry-After': String(result.resetSeconds) },
  });
}

/** Before anything is looked up: what one address may ask for. */
export function limitAddress(kernel: Kernel, ctx: Context, bucket: Bucket): Promise<void> {
  return take(kernel, ctx, bucket, [['ip', subscriberOf(ctx.state.ip)]]);
}

/** Once it is known who asks: what a person (or key) and what their whole organization may. */
export function limitActor(kernel: Kernel, ctx: Context, bucket: Bucket): Promise<void> {
  const { actor, tenant } = ctx.state;
  const subjects: [Scope, string][] = [];
  // Who waits to be admitted is a stranger still, and must not use up what the members need.
  if (tenant && actor?.status !== 'waiting') subjects.push(['org', tenant.id]);
  if (tenant && actor) subjects.push(['user', `${tenant.id}:${actor.userId ?? actor.keyId ?? 'system'}`]);
  return take(kernel, ctx, bucket, subjects);
}
