import { z } from 'zod';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

const seatsRow = z.object({ used: z.number(), limit: z.number().nullable() });
export type Seats = z.infer<typeof seatsRow>;

/** What the plan of the organization allows; null: no limit. */
function limitOf(tx: Tx) {
  return sql.fragment`(
    select l.amount from organizations o join limits l on l.plan = o.plan and l.kind = 'users' where o.id = ${tx.orgId})`;
}

/** Counts one seat more or less; the row stays locked until the transaction ends, so that parallel admissions queue up here. */
export function countSeat(tx: Tx, change: 1 | -1): Promise<Seats> {
  return tx.one(sql.type(seatsRow)`
    insert into counters (org_id, kind, used) values (${tx.orgId}, 'users', ${Math.max(0, change)})
    on conflict (org_id, kind) do update set used = greatest(0, counters.used + ${change})
    returning used, ${limitOf(tx)} as "limit"`);
}

export function findSeats(tx: Tx): Promise<Seats> {
  return tx.one(sql.type(seatsRow)`
    select coalesce((select used from counters where org_id = ${tx.orgId} and kind = 'users'), 0) as used,
      ${limitOf(tx)} as "limit"`);
}
