import { z } from 'zod';
import type { RoleTx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

/** Seconds for which a run has a back-fill to itself; each batch renews it. More than a statement may take. */
const leaseSeconds = 30;

/** Inserts those that are new, and returns the names of those that are not done. As `atrium_operator`. */
export async function registerBackfills(tx: RoleTx, names: readonly string[]): Promise<readonly string[]> {
  await tx.query(sql.unsafe`
    insert into backfills (name) select unnest(${sql.array([...names], 'text')}) on conflict do nothing`);
  return tx.anyFirst(sql.type(z.object({ name: z.string() }))`
    select name from backfills where name = any(${sql.array([...names], 'text')}) and done_at is null`);
}

/** A run of a back-fill, by the name of the back-fill and an id of its own. */
export interface BackfillRun {
  name: string;
  id: string;
}

const positionRow = z.object({ position: z.string().nullable() });

/** Takes the lease of a back-fill. Null: it is done, or another run has the lease. As `atrium_operator`. */
export function takeBackfill(tx: RoleTx, { name, id }: BackfillRun) {
  return tx.maybeOne(sql.type(positionRow)`
    update backfills set held_by = ${id}, held_until = now() + ${leaseSeconds} * interval '1 s'
    where name = ${name} and done_at is null and held_until < now()
    returning position`);
}

/**
 * Adds what a batch has changed and renews the lease. False: another run has it now.
 * As `atrium_operator`.
 * @param position the organization, where nothing is left in it
 */
export async function recordBatch(
  tx: RoleTx,
  { name, id }: BackfillRun,
  { rows, position }: { rows: number; position: string | null },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update backfills set rows = rows + ${rows}, position = coalesce(${position}::uuid, position),
      held_until = now() + ${leaseSeconds} * interval '1 s'
    where name = ${name} and held_by = ${id} and done_at is null`);
  return rowCount === 1;
}

/** Gives the lease back; `done`: every organization was walked. As `atrium_operator`. */
export async function endRun(tx: RoleTx, { name, id }: BackfillRun, done: boolean): Promise<void> {
  await tx.query(sql.unsafe`
    update backfills set held_until = '-infinity', done_at = case when ${done} then now() end
    where name = ${name} and held_by = ${id} and done_at is null`);
}

/** The organization that follows in the order of ids; null: there is none. As `atrium_operator`. */
export function nextOrganization(tx: RoleTx, position: string | null): Promise<string | null> {
  return tx.maybeOneFirst(sql.type(z.object({ id: z.string() }))`
    select id from organizations where ${position}::uuid is null or id > ${position}::uuid order by id limit 1`);
}

const backfillRow = z.object({ name: z.string(), rows: z.number(), done: z.boolean(), held: z.boolean() });

/** All that this installation has known, in the order of their names. As `atrium_operator`. */
export function listBackfills(tx: RoleTx) {
  return tx.any(sql.type(backfillRow)`
    select name, rows, done_at is not null as done, held_until > now() as held from backfills order by name`);
}
