import { z } from 'zod';
import { sql } from '../../kernel/db/sql.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { JobHandler } from '../../kernel/module.ts';
import { settleAbandoned } from './accounting.ts';

const batch = 500;
const abandoned = sql.type(z.object({ org_id: z.string(), id: z.string() }));

/**
 * Bills what nobody came back for: the prompt of calls whose reservation has expired. What survived of an answer is
 * billed by who kept it (`settleInterrupted`), long before.
 */
export const sweepReservations: JobHandler = {
  name: 'usage.sweep-reservations',
  everyMs: 60_000,
  async run(_data, kernel) {
    for (const { org_id: orgId, id } of await findAbandoned(kernel)) {
      await settleAbandoned(kernel, orgId, id, 0);
      kernel.log.warn({ org_id: orgId, call_id: id, outcome: 'interrupted' }, 'abandoned reservation settled');
    }
    // The usage record says all that a settled reservation did.
    await kernel.db.as('atrium_operator', (tx) =>
      tx.query(sql.unsafe`delete from reservations where settled_at < now() - interval '7 days'`),
    );
  },
};

async function findAbandoned(kernel: Kernel): Promise<readonly { org_id: string; id: string }[]> {
  return kernel.db.as(
    'atrium_operator',
    (tx) =>
      tx.any(abandoned`
        select org_id, id from reservations
        where settled_at is null and expires_at < now() order by expires_at limit ${batch}`),
    { readOnly: true },
  );
}
