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
 * `RateLimit` and `RateLimit-Policy` as in draft-ietf-httpapi-ratelimit-headers-10, for the budget with the least left of all
 * that this request was charged to: it is the next one to be met.
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
    // The catalogue's words are to wait a moment.
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

/** Before anything is looked up: what one address may ask for. @throws {AppError} `rate_limited` */
export function limitAddress(kernel: Kernel, ctx: Context, rate: Rate): Promise<void> {
  return take(kernel, ctx, [rate], ['ip', subscriberOf(ctx.state.ip)]);
}

/**
 * What a person (or key) and their whole organization may. Who is not signed in is charged by address alone: a stranger must
 * not use up what an organization's people need, nor one of these with requests that are refused, hence one after the other.
 * Who waits to be admitted is a stranger still.
 * @throws {AppError} `rate_limited`
 */
export async function limitActor(kernel: Kernel, ctx: Context, rate: Rate | undefined): Promise<void> {
  const { actor } = ctx.state;
  if (!actor) return;
  const rates = rate === undefined ? [defaultRate] : [defaultRate, rate];
  await take(kernel, ctx, rates, ['user', `${actor.orgId}:${subjectOf(actor)}`]);
  if (actor.status !== 'waiting') await take(kernel, ctx, rates, ['org', actor.orgId]);
}

/** All that is not answered by now asks for a tenant, and so the database: an address may do so within its budget. */
export function limitRequests(kernel: Kernel): Middleware {
  return async (ctx, next) => {
    await limitAddress(kernel, ctx, defaultRate);
    await next();
  };
}
