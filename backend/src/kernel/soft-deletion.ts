import { z } from 'zod';
import type { Tx } from './db/database.ts';
import { sql } from './db/sql.ts';
import { defineJob, handleJob, type JobHandler } from './jobs/job-type.ts';
import type { Kernel } from './kernel.ts';

/** How long a deletion can be undone: the 30 seconds that pages offer it, and five for the request to arrive. */
export const undoMs = 35_000;

/** Rows that one transaction of a purge deletes at most. */
const purgeBatch = 20;

/** Deletion of the rows of one tenant table that whoever deleted a row can undo for `undoMs`. */
export interface SoftDeletion {
  /** Hides a row, and wants it purged when the time is over. @param userId who may undo it; null: nobody */
  delete(kernel: Kernel, tx: Tx, id: string, userId: string | null): Promise<void>;
  /** False: there is none that this user deleted within the last `undoMs`. */
  undo(tx: Tx, id: string, userId: string): Promise<boolean>;
  /** The job that deletes what can no longer be undone, with all that refers to it `on delete cascade`. */
  purge(kernel: Kernel): JobHandler;
}

/**
 * @param table has the columns `deleted_at timestamptz` and `deleted_by uuid`, and an index on `(org_id, deleted_at)` where
 * `deleted_at is not null`; every other statement that reads or changes it says `deleted_at is null`
 */
export function softDeletionOf(table: string): SoftDeletion {
  const name = sql.identifier([table]);
  const purgeJob = defineJob(`${table}.purge`, { payload: z.strictObject({}), queue: 'bulk' });
  const window = sql.fragment`${undoMs} * interval '1 ms'`;

  async function purgeExpired(tx: Tx): Promise<number> {
    const { rowCount } = await tx.query(sql.unsafe`
      delete from ${name} where org_id = ${tx.orgId} and id in (
        select id from ${name}
        where org_id = ${tx.orgId} and deleted_at <= now() - ${window}
        order by deleted_at
        limit ${purgeBatch}
        for update skip locked
      )`);
    return rowCount;
  }

  return {
    async delete({ jobs }, tx, id, userId) {
      await tx.query(sql.unsafe`
        update ${name} set deleted_at = now(), deleted_by = ${userId}
        where org_id = ${tx.orgId} and id = ${id} and deleted_at is null`);
      // One job for each: it takes along what an earlier one left. A second more: `runAt` comes from another clock.
      await jobs.enqueue(tx, purgeJob, {}, { runAt: new Date(Date.now() + undoMs + 1_000).toISOString() });
    },
    async undo(tx, id, userId) {
      const { rowCount } = await tx.query(sql.unsafe`
        update ${name} set deleted_at = null, deleted_by = null
        where org_id = ${tx.orgId} and id = ${id} and deleted_by = ${userId} and deleted_at > now() - ${window}`);
      return rowCount === 1;
    },
    purge: ({ db }) =>
      handleJob(purgeJob, async (_payload, { orgId, signal }) => {
        let gone;
        do gone = await db.tenant(orgId, purgeExpired, { signal });
        while (gone === purgeBatch);
      }),
  };
}
