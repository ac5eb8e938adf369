import type { Tx } from '../db/database.ts';
import { fail, type AppError } from '../errors.ts';
import type { Tenant } from '../tenancy/directory.ts';
import type { Meter, PlanFeature, Standing, Total } from './entitlement.ts';
import { periodOf } from './period.ts';
import { addToMeter, addToTotal, findStanding, findStandings, openMeter, takeFromMeter, type Share } from './store.ts';

/** Does the plan of the tenant have it? A change of plan counts at once in every process, one of what plans have within 30 s. */
export function has(tenant: Pick<Tenant, 'features'>, feature: PlanFeature): boolean {
  return tenant.features.includes(feature.name);
}

/** @throws {AppError} 402 `plan_limit` with `{ kind }` */
export function requireFeature(tenant: Pick<Tenant, 'features'>, feature: PlanFeature): void {
  if (!has(tenant, feature)) throw fail('plan_limit', { message: feature.refusal(), fields: { kind: feature.name } });
}

/** What the plan allows, and what is used and held of it now. */
export function limit(tx: Tx, allowance: Total | Meter): Promise<Standing> {
  return findStanding(tx, allowance, periodOf(new Date()));
}

/** As `limit`, of several, in their order. */
export function limits(tx: Tx, allowances: readonly (Total | Meter)[]): Promise<Standing[]> {
  return findStandings(tx, allowances, periodOf(new Date()));
}

/**
 * Counts `amount` more of it, where the plan allows all of that: the row is locked, compared and raised in one statement, so
 * that no number of parallel calls passes the limit. Nothing is counted where it throws, or where the transaction rolls back.
 * @throws {AppError} of a total 402 `plan_limit` with `{ kind, limit, used }`; of a meter 429 `quota_exceeded` with
 * `{ kind, scope: 'organization', limit, used, resets_at }`
 */
export async function consume(tx: Tx, allowance: Total | Meter, amount = 1): Promise<void> {
  if (allowance.type === 'meter') await takeWithin(tx, allowance, 'used', { least: amount, wanted: amount });
  else if (!(await addToTotal(tx, allowance, amount))) throw exceeded(allowance, await limit(tx, allowance));
}

/** Counts fewer of a total, 0 at least: what stood is gone. */
export async function release(tx: Tx, total: Total, amount = 1): Promise<void> {
  await addToTotal(tx, total, -amount);
}

/** What is held of a meter for something that runs. */
export interface Reservation {
  readonly amount: number;
  /** The first day of its month. It is settled there, whenever that is. */
  readonly period: string;
}

/**
 * Holds between `least` and `wanted` of a meter for something whose use shows when it is over; `settle` ends it. The caller
 * writes in the same transaction who holds it and until when, and settles what a process left behind that died.
 * @throws {AppError} 429 `quota_exceeded`, as `consume`; what others hold counts as used
 */
export function reserve(tx: Tx, meter: Meter, share: Share): Promise<Reservation> {
  return takeWithin(tx, meter, 'reserved', share);
}

/** Ends a reservation with what was used of it, at most all. Once for each: who may come twice locks their own row first. */
export async function settle(tx: Tx, meter: Meter, { amount, period }: Reservation, used: number): Promise<void> {
  if (used < 0 || used > amount) throw new RangeError(`${used} of ${amount} reserved`);
  await addToMeter(tx, meter, period, { used, reserved: -amount });
}

/** What `consume` and `reserve` refuse with. */
export function exceeded(allowance: Total | Meter, standing: Standing): AppError {
  const known = { ...standing, limit: standing.limit ?? 0 };
  const used = standing.used + standing.reserved;
  const message = allowance.refusal(known);
  const fields = { kind: allowance.name, limit: known.limit, used };
  if (allowance.type === 'total') return fail('plan_limit', { message, fields });
  return fail('quota_exceeded', {
    message,
    fields: { ...fields, scope: 'organization', resets_at: standing.resetsAt },
  });
}

/** As `reserve`, out of what is left into either column. */
export async function takeWithin(
  tx: Tx,
  meter: Meter,
  column: 'used' | 'reserved',
  share: Share,
): Promise<Reservation> {
  const period = periodOf(new Date());
  let amount = await takeFromMeter(tx, meter, period.first, column, share);
  if (amount === null) {
    await openMeter(tx, meter, period.first);
    amount = await takeFromMeter(tx, meter, period.first, column, share);
  }
  if (amount === null) throw exceeded(meter, await findStanding(tx, meter, period));
  return { amount, period: period.first };
}
