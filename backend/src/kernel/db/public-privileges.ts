import { Client, DatabaseError, escapeIdentifier } from 'pg';
import { z } from 'zod';
import type { RoleTx } from './database.ts';
import { retryWhileOthersWrite } from './role-passwords.ts';
import { sql } from './sql.ts';

/**
 * Privileges that PostgreSQL gives to PUBLIC and by which one statement can run another under changed settings, keep or read
 * what no policy covers, stop or watch other sessions, or reach other databases. Each row: what it is, and the statement that
 * revokes it; null where only a person can (extensions that run the SQL they are given).
 * - `set_config` (and UPDATE on `pg_settings`, whose rule calls it) changes the tenant in the middle of a statement;
 *   `query_to_xml` and its kind, `ts_stat` and `ts_rewrite(tsquery, text)` then run another statement under it. So does a DO
 *   block, which needs USAGE on a procedural language.
 * - Large objects have no policies.
 * - Session-level advisory locks outlive the transaction that took them; a backend may be ended by any other of its role.
 * - `pg_stat_activity` shows the statements of all sessions of a role.
 */
const privileges = sql.fragment`
  select format('%s', p.oid::regprocedure) as object, format('revoke execute on function %s from public', p.oid::regprocedure) as revocation
  from pg_proc p
  where p.pronamespace = 'pg_catalog'::regnamespace
    and (
      p.proname in ('set_config', 'ts_stat', 'pg_cancel_backend', 'pg_terminate_backend', 'pg_export_snapshot',
        'pg_stat_get_activity', 'pg_stat_get_backend_activity', 'loread', 'lowrite')
      or p.proname ~ '^(query|cursor|table|schema|database)_to_xml' or p.proname ~ '^lo_'
      or p.proname ~ '^pg_(try_)?advisory_(un)?lock'
      or p.oid = to_regprocedure('pg_catalog.ts_rewrite(tsquery, text)')
    )
    and has_function_privilege('public', p.oid, 'execute')
  union all
  select format('language %I', l.lanname), format('revoke usage on language %I from public', l.lanname)
  from pg_language l
  where l.lanpltrusted and l.lanname not in ('internal', 'c', 'sql')
    and has_language_privilege('public', l.oid, 'usage')
  union all
  select 'update on pg_settings', 'revoke update on pg_catalog.pg_settings from public'
  where has_table_privilege('public', 'pg_catalog.pg_settings', 'update')
    or has_any_column_privilege('public', 'pg_catalog.pg_settings', 'update')
  union all
  select 'pg_stat_activity', 'revoke select on pg_catalog.pg_stat_activity from public'
  where has_table_privilege('public', 'pg_catalog.pg_stat_activity', 'select')
  union all
  select format('database %I', d.datname), format('revoke connect, temporary on database %I from public', d.datname)
  from pg_database d
  where d.datname <> current_database() and d.datallowconn
    and (has_database_privilege('public', d.oid, 'connect') or has_database_privilege('public', d.oid, 'temporary'))
  union all
  select format('extension %I', e.extname), null
  from pg_extension e where e.extname in ('dblink', 'postgres_fdw', 'tablefunc', 'xml2')`;

/**
 * Revokes from PUBLIC what `findPublicPrivileges` finds, as far as `admin` may: a managed server reserves some of it, of which
 * the start warns. Databases of other programs are left alone, except those that every server has and, on the embedded server,
 * all.
 */
export async function revokePublicPrivileges(admin: Client): Promise<void> {
  await retryWhileOthersWrite(async () => {
    const { rows } = await admin.query<{ object: string; revocation: string; ours: boolean }>(
      `select p.object, p.revocation,
         p.object !~ '^database ' or p.object in ('database postgres', 'database template1')
           or coalesce(current_setting('atrium.embedded', true), '') = 'on' as ours
       from (${privileges.sql}) p where p.revocation is not null`,
    );
    if (rows.some(({ object }) => object.startsWith('set_config'))) await grantToNamed(admin);
    for (const { revocation, ours } of rows) if (ours) await ifAllowed(admin, revocation);
  });
}

/**
 * Grants to named roles what they need of it: migrations define functions, pg_dump (which an administrator runs) calls
 * `set_config`, monitoring watches sessions.
 */
async function grantToNamed(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>('select current_user as name');
  const me = escapeIdentifier(rows[0]?.name ?? '');
  for (const grant of [
    `usage on language plpgsql to atrium_owner, ${me}`,
    `execute on function set_config(text, text, boolean) to ${me}`,
    'select on pg_stat_activity to pg_monitor',
    'execute on function pg_stat_get_activity(integer) to pg_monitor',
  ]) {
    await ifAllowed(admin, `grant ${grant}`);
  }
}

async function ifAllowed(admin: Client, statement: string): Promise<void> {
  try {
    await admin.query(statement);
  } catch (error) {
    // 42501: this administrator may not; the start warns of it.
    if (!(error instanceof DatabaseError) || error.code !== '42501') throw error;
  }
}

const found = z.object({ object: z.string() });

/** The privileges that PUBLIC still has, in a fixed order; none on a server that is set up as it should be. */
export async function findPublicPrivileges(tx: RoleTx): Promise<readonly string[]> {
  return tx.anyFirst(sql.type(found)`select p.object from (${privileges}) p order by 1`);
}
