import { z } from 'zod';
import type { RoleTx, Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

/** Tokens a day, by scope. */
export interface DayLimits {
  organization: number;
  address: number;
  installation: number;
}
export type DayScope = keyof DayLimits;

/** The tokens taken from the meters of the day, or the scope that had too few left. */
export type Taken = { amount: number } | { refusedBy: DayScope; limit: number; used: number };

const outcome = z.object({
  granted: z.number().nullable(),
  refused_by: z.enum(['organization', 'address', 'installation']).nullable(),
  allowed: z.number().nullable(),
  used: z.number().nullable(),
});

/** Sets the limits of `takeDayTokens` for all processes, as the operator's login. */
export async function setDayLimits(tx: RoleTx, { organization, address, installation }: DayLimits): Promise<void> {
  await tx.query(sql.unsafe`select app.set_unconfirmed_limits(${organization}, ${address}, ${installation})`);
}

/** Takes between `least` and `wanted` tokens from every meter that the unconfirmed organization counts into, or none. */
export async function takeDayTokens(tx: Tx, day: string, least: number, wanted: number): Promise<Taken> {
  const { granted, refused_by, allowed, used } = await tx.one(sql.type(outcome)`
    select granted, refused_by, allowed, used from app.hold_unconfirmed(${day}, ${least}, ${wanted})`);
  if (refused_by === null) return { amount: granted ?? 0 };
  return { refusedBy: refused_by, limit: allowed ?? 0, used: used ?? 0 };
}

export async function giveBackDayTokens(tx: Tx, day: string, amount: number): Promise<void> {
  await tx.query(sql.unsafe`select app.release_unconfirmed(${day}, ${amount})`);
}

/** To be called before `settle`: gives back to the day's meters what calls held and did not use; nothing of settled ones. */
export async function giveBackUnused(tx: Tx, spent: readonly { id: string; tokens: number }[]): Promise<void> {
  await tx.query(sql.unsafe`
    with spent as (
      select * from jsonb_to_recordset(${sql.jsonb(spent.map((call) => ({ ...call })))}) as s (id uuid, tokens bigint)
    ), held as (
      select v.unconfirmed_day as day, v.amount - s.tokens as unused
      from reservations v join spent s on s.id = v.id
      where v.org_id = ${tx.orgId} and v.id = any(array(select id from spent))
        and v.settled_at is null and v.unconfirmed_day is not null
      for update of v
    )
    select app.release_unconfirmed(day, sum(unused)::bigint) from held group by day order by day`);
}
