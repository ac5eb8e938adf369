import { subjectOf } from '../../auth/actor.ts';
import { fail, type AppError } from '../../errors.ts';
import type { Kernel } from '../../kernel.ts';
import { defaultRate, type Rate, type Scope } from '../../limits/budgets.ts';
import type { Consumed } from '../../limits/counter.ts';
import { subscriberOf } from '../../limits/subscriber.ts';
import type { Context, Middleware } from '../state.ts';

type Subject = readonly [scope: Scope, id: string];
interface Charge {
  rate: Rate;
  scope: Scope;
  window: number;
  consumed: Consumed;
}

/**
 * Sets `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10) for the charged budget that has the least
 * left.
 */
function announce(ctx: Context, { scope, window, consumed }: Charge): void {
  if (consumed.allowed && consumed.remaining >= ctx.state.leastRemaining) return;
  ctx.state.leastRemaining = consumed.remaining;
  ctx.set('RateLimit-Policy', `"${scope}";q=${consumed.limit};w=${window}`);
  ctx.set('RateLimit', `"${scope}";r=${consumed.remaining};t=${consumed.resetSeconds}`);
}

function refusal({ rate, scope, window, consumed: { limit, resetSeconds } }: Charge): AppError {
  const hours = window / 3600;
  const span = hours > 1 ? `${hours} hours` : 'an hour';
  return fail('rate_limited', {
    // The default message asks to wait a moment.
    ...(hours < 1 ? {} : { message: `This can be done ${limit} times in ${span}. Try again later.` }),
    fields: { budget: rate.name, scope, limit, resets_in_seconds: resetSeconds },
    headers: { 'Retry-After': String(resetSeconds) },
  });
}

async function charge(kernel: Kernel, rate: Rate, [scope, id]: Subject): Promise<Charge | null> {
  const budget = rate[scope];
  if (!budget) return null;
  const limit = Math.ceil(budget.limit * kernel.env.rateLimitScale);
  const consumed = await kernel.limiter.consume(`${rate.name}:${scope}:${id}`, limit, budget.window);
  return { rate, scope, window: budget.window, consumed };
}

/** Charges each rate for one subject, all at once. @throws {AppError} `rate_limited` */
async function take(kernel: Kernel, ctx: Context, rates: readonly Rate[], subject: Subject): Promise<void> {
  const charges = await Promise.all(rates.map((rate) => charge(kernel, rate, subject)));
  for (const made of charges) if (made) announce(ctx, made);
  const refused = charges.find((made) => made?.consumed.allowed === false);
  if (refused) throw refusal(refused);
}

/** Charges a rate to the client's address. @throws {AppError} `rate_limited` */
export function limitAddress(kernel: Kernel, ctx: Context, rate: Rate): Promise<void> {
  return take(kernel, ctx, [rate], ['ip', subscriberOf(ctx.state.ip)]);
}

/**
 * Charges the budgets of the actor, then of their organization: in this order, so that a refused request does not use up the
 * organization's. A member who waits to be admitted is charged as a person only; clients that are not signed in are charged by
 * address alone.
 * @throws {AppError} `rate_limited`
 */
export async function limitActor(kernel: Kernel, ctx: Context, rate: Rate | undefined): Promise<void> {
  const { actor } = ctx.state;
  if (!actor) return;
  const rates = rate === undefined ? [defaultRate] : [defaultRate, rate];
  await take(kernel, ctx, rates, ['user', `${actor.orgId}:${subjectOf(actor)}`]);
  if (actor.status !== 'waiting') await take(kernel, ctx, rates, ['org', actor.orgId]);
}

/** The budget of an address for whatever needs a tenant, and so the database. */
export function limitRequests(kernel: Kernel): Middleware {
  return async (ctx, next) => {
    await limitAddress(kernel, ctx, defaultRate);
    await next();
  };
}
