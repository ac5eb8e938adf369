import { z } from 'zod';
import type { RoleTx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

/** Rows of one run; runs are a minute apart. */
const batch = 500;
const abandoned = sql.type(z.object({ org_id: z.string(), id: z.string() }));

/** Expired reservations of all organizations: their calls cannot be running any more. */
export function findAbandoned(tx: RoleTx) {
  return tx.any(abandoned`
    select org_id, id from reservations
    where settled_at is null and expires_at < now() order by expires_at limit ${batch}`);
}

/** Removes reservations a week after they were settled; the usage record holds the same facts. */
export async function removeLongSettled(tx: RoleTx): Promise<void> {
  await tx.query(sql.unsafe`delete from reservations where settled_at < now() - interval '7 days'`);
}
