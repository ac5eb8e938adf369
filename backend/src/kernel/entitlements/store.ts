import { z } from 'zod';
import type { RoleTx, Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Meter, Standing, Total } from './entitlement.ts';
import type { Period } from './period.ts';

const counts = z.object({ limit: z.number().nullable(), used: z.number(), reserved: z.number() });
const granted = z.object({ amount: z.number() });

/** What the organization's plan allows of it, as a subquery; null: there is no limit. */
const limitOf = (tx: Tx, kind: string) => sql.fragment`(
  select l.amount from organizations o join limits l on l.plan = o.plan where o.id = ${tx.orgId} and l.kind = ${kind})`;

/**
 * The query of a meter's row that locks it, with `left_over`: what the plan has left of it, null where there is no limit. No
 * row while the period has no meter. For a statement that counts and writes, in one, who is counted.
 */
export const lockMeter = (tx: Tx, meter: Meter, period: string) => sql.fragment`
  select l.amount - m.used - m.reserved as left_over
  from meters m
  join organizations o on o.id = m.org_id
  join limits l on l.plan = o.plan and l.kind = m.kind
  where m.org_id = ${tx.orgId} and m.kind = ${meter.name} and m.period = ${period}
  for no key update of m`;

/** The period's meter, made if nothing was counted before. */
export async function openMeter(tx: Tx, meter: Meter, period: string): Promise<void> {
  await tx.query(sql.unsafe`
    insert into meters (org_id, kind, period) values (${tx.orgId}, ${meter.name}, ${period}) on conflict do nothing`);
}

/** In the order of `allowances`, in one statement. */
export async function findStandings(
  tx: Tx,
  allowances: readonly (Total | Meter)[],
  period: Period,
): Promise<Standing[]> {
  const kindsOf = (type: 'total' | 'meter') =>
    sql.array(
      allowances.filter((allowance) => allowance.type === type).map(({ name }) => name),
      'text',
    );
  const rows = await tx.any(sql.type(counts)`
    with counted as (
      select kind, used, 0 as reserved from counters
      where org_id = ${tx.orgId} and kind = any(${kindsOf('total')})
      union all
      select kind, used, reserved from meters
      where org_id = ${tx.orgId} and period = ${period.first} and kind = any(${kindsOf('meter')})
    )
    select l.amount as "limit", coalesce(c.used, 0) as used, coalesce(c.reserved, 0) as reserved
    from unnest(${sql.array(
      allowances.map(({ name }) => name),
      'text',
    )}) with ordinality as asked (kind, place)
    left join organizations o on o.id = ${tx.orgId}
    left join limits l on l.plan = o.plan and l.kind = asked.kind
    left join counted c on c.kind = asked.kind
    order by asked.place`);
  return rows.map((row, at) => ({ ...row, resetsAt: allowances[at]?.type === 'total' ? null : period.resetsAt }));
}

export async function findStanding(tx: Tx, allowance: Total | Meter, period: Period): Promise<Standing> {
  const [standing] = await findStandings(tx, [allowance], period);
  return standing!;
}

/** False, and nothing is counted, where the plan does not allow that many. Less is always allowed. */
export async function addToTotal(tx: Tx, { name }: Total, amount: number): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    insert into counters as c (org_id, kind, used)
    select ${tx.orgId}, ${name}, ${Math.max(0, amount)} where ${amount} <= coalesce(${limitOf(tx, name)}, ${amount})
    on conflict (org_id, kind) do update set used = greatest(0, c.used + ${amount})
      where ${amount} <= 0 or c.used + ${amount} <= coalesce(${limitOf(tx, name)}, c.used + ${amount})`);
  return rowCount > 0;
}

/** How much of a meter to take. */
export interface Share {
  /** Nothing is taken where the plan has less left. */
  readonly least: number;
  readonly wanted: number;
  /** Takes, beyond `least`, one part in this many of what is left at most. */
  readonly oneIn?: number;
}

/** Null, and nothing is taken, where the plan has too little left or the period has no meter. */
export function takeFromMeter(
  tx: Tx,
  meter: Meter,
  period: string,
  column: 'used' | 'reserved',
  { least, wanted, oneIn = 1 }: Share,
): Promise<number | null> {
  const into = sql.identifier([column]);
  return tx.maybeOneFirst(sql.type(granted)`
    with meter as (${lockMeter(tx, meter, period)}), granted as (
      select least(${wanted}, greatest(${least}, left_over / ${oneIn})) as amount
      from meter where left_over is null or left_over >= ${least}
    )
    update meters m set ${into} = m.${into} + granted.amount from granted
    where m.org_id = ${tx.orgId} and m.kind = ${meter.name} and m.period = ${period}
    returning granted.amount`);
}

/** Moves what is counted already. Both stay at or above 0, by constraints. */
export async function addToMeter(
  tx: Tx,
  { name }: Meter,
  period: string,
  { used, reserved }: { used: number; reserved: number },
): Promise<void> {
  await tx.query(sql.unsafe`
    update meters set used = used + ${used}, reserved = reserved + ${reserved}
    where org_id = ${tx.orgId} and kind = ${name} and period = ${period}`);
}

const missing = sql.type(z.object({ plan: z.string(), kind: z.string() }));

/** Plans that say nothing of one of these totals and meters. */
export function findUnsaid(tx: RoleTx, kinds: readonly string[]) {
  return tx.any(missing`
    select p.id as plan, k.kind from plans p cross join unnest(${sql.array(kinds, 'text')}) as k (kind)
    where not exists (select from limits l where l.plan = p.id and l.kind = k.kind) order by k.kind, p.rank`);
}
