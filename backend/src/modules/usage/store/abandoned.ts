import { z } from 'zod';
import type { RoleTx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

/** One run's worth; the next comes within a minute. */
const batch = 500;
const abandoned = sql.type(z.object({ org_id: z.string(), id: z.string() }));

/** Reservations, of any organization, whose call can't be running any more. */
export function findAbandoned(tx: RoleTx) {
  return tx.any(abandoned`
    select org_id, id from reservations
    where settled_at is null and expires_at < now() order by expires_at limit ${batch}`);
}

/** A week after a call, its usage record says all that the reservation did. */
export async function removeLongSettled(tx: RoleTx): Promise<void> {
  await tx.query(sql.unsafe`delete from reservations where settled_at < now() - interval '7 days'`);
}
