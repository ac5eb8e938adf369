import type { Client } from 'pg';
import type { MigrationFile } from './migration-files.ts';
import { DatabaseRefused } from './refused.ts';

/**
 * Refuses, before anything runs, migrations that require a back-fill which is not done. A database without organizations has
 * nothing to fill.
 * @param admin is bound by no policy
 * @throws {DatabaseRefused} naming the first
 */
export async function assertBackfillsDone(admin: Client, pending: readonly MigrationFile[]): Promise<void> {
  const required = pending.flatMap(({ name, requires }) => requires.map((backfill) => ({ name, backfill })));
  if (required.length === 0) return;
  const holdsRows = async (table: string) => {
    const { rows } = await admin.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
    return rows[0]?.there === true && ((await admin.query(`select from ${table} limit 1`)).rowCount ?? 0) > 0;
  };
  if (!(await holdsRows('organizations'))) return;
  const done = new Set(
    (await holdsRows('backfills'))
      ? (await admin.query<{ name: string }>('select name from backfills where done_at is not null')).rows.map(
          ({ name }) => name,
        )
      : [],
  );
  const missing = required.find(({ backfill }) => !done.has(backfill));
  if (!missing) return;
  throw new DatabaseRefused(
    `The migration ${missing.name} requires the back-fill ${missing.backfill}, which is not done. Nothing was changed. ` +
      'Run the release before this one until npm run doctor says that its back-fills are done, and start this one again.',
  );
}
