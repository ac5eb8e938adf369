import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError, escapeIdentifier } from 'pg';
import { z } from 'zod';
import type { Database } from './database.ts';
import { DatabaseRefused, notThere } from './refused.ts';
import { logins } from './logins.ts';
import { migrationNames, migrationsDir, readMigrations } from './migration-files.ts';
import { revokePublicPrivileges } from './public-privileges.ts';
import { ensurePasswords } from './role-passwords.ts';
import { assertBackfillsDone } from './required-backfills.ts';
import { ensureRoles } from './roles.ts';
import { pendingMigrations, runMigrations } from './run-migrations.ts';
import { sql } from './sql.ts';

/** Advisory lock: one migration at a time in a database. `atrium` in ASCII. */
const lockId = '107076347062637';
/** Milliseconds between two tries for it. */
const lockPollMs = 100;

export interface MigrateOptions {
  /** URL of the login `atrium_app`, by which the passwords of all logins are set. Absent: passwords are left alone. */
  appUrl?: string;
  /** Told what takes long: waits for locks, statements outside of transactions. */
  log?: (line: string) => void;
  /** Default: `migrations/`. */
  dir?: string;
  /** Milliseconds that a migration in a transaction waits for a lock before it gives way and tries again. Default: 5,000. */
  lockTimeoutMs?: number;
}

/**
 * Brings a database up to this code: creates it where it is missing, creates the roles, then runs `migrations/*.sql` as
 * `atrium_owner`, in one transaction up to the first that begins with `-- no transaction`. Several processes may run it at
 * once; they wait for each other.
 * @param adminUrl a role that may create roles (and the database, where it is missing)
 * @returns the names of the migrations that were run now
 * @throws {DatabaseRefused} when the admin may not, a back-fill is not done, or a table stays in use
 */
export async function migrate(adminUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const { appUrl, log = () => {}, dir = migrationsDir, lockTimeoutMs = 5_000 } = options;
  const client = await connectOrCreate(adminUrl);
  try {
    await takeMigrationLock(client);
    await prepare(client, appUrl);
    const pending = await pendingMigrations(client, readMigrations(dir));
    await assertBackfillsDone(client, pending);
    await client.query('set role atrium_owner');
    await runMigrations(client, pending, { dir, lockTimeoutMs, log });
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * Held until the session ends. Polled: a session that waits within a statement has a snapshot, and `create index concurrently`
 * in the session that holds the lock waits for those to end.
 */
async function takeMigrationLock(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lockId]);
    if (rows[0]?.mine === true) return;
    await sleep(lockPollMs);
  }
}

async function prepare(client: Client, appUrl: string | undefined): Promise<void> {
  try {
    await ensureRoles(client);
    await ensureOwnership(client);
    await revokePublicPrivileges(client);
    if (appUrl !== undefined) await ensurePasswords(client, appUrl);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '42501') throw error;
    throw new DatabaseRefused(
      'DATABASE_ADMIN_URL must be a superuser, or a role with CREATEROLE and BYPASSRLS that owns the database: ' +
        error.message,
      { cause: error },
    );
  }
}

async function connectOrCreate(adminUrl: string): Promise<Client> {
  const client = new Client({ connectionString: adminUrl });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end();
    if (!(error instanceof DatabaseError) || error.code !== '3D000') throw notThere('DATABASE_ADMIN_URL', error);
  }
  await createMissingDatabase(adminUrl);
  const second = new Client({ connectionString: adminUrl });
  await second.connect();
  return second;
}

async function createMissingDatabase(adminUrl: string): Promise<void> {
  const url = new URL(adminUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`create database ${escapeIdentifier(name)}`);
  } catch (error) {
    // Another process has created it meanwhile.
    if (!(error instanceof DatabaseError) || !['42P04', '23505'].includes(error.code ?? '')) throw error;
  } finally {
    await client.end();
  }
}

/** Lets the owner create schemas and tables, and only the logins connect. */
async function ensureOwnership(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ database: string; owned: boolean; strangers: string[] }>(
    `select current_database() as database,
       (select nspowner = to_regrole('atrium_owner') from pg_namespace where nspname = 'public')
         and has_database_privilege('atrium_owner', current_database(), 'create') as owned,
       array(select l from unnest($1::text[]) l
         where not has_database_privilege(l, current_database(), 'connect')) as strangers`,
    [logins],
  );
  const database = escapeIdentifier(rows[0]?.database ?? '');
  const strangers = rows[0]?.strangers ?? [];
  if (rows[0]?.owned !== true) {
    await admin.query(`
      grant create, connect on database ${database} to atrium_owner;
      grant connect on database ${database} to ${logins.join(', ')};
      revoke all on database ${database} from public;
      alter schema public owner to atrium_owner`);
  } else if (strangers.length > 0) {
    await admin.query(`grant connect on database ${database} to ${strangers.join(', ')}`);
  }
}

/**
 * @throws {DatabaseRefused} when the code has migrations that the database lacks. A database that is ahead is accepted:
 * roll-outs overlap.
 */
export async function assertSchemaCurrent(db: Database): Promise<void> {
  const applied = new Set(await appliedMigrations(db));
  const missing = migrationNames().filter((name) => !applied.has(name));
  if (missing.length === 0) return;
  throw new DatabaseRefused(
    `The database lacks the migrations ${missing.join(', ')}. ` +
      'Set DATABASE_ADMIN_URL to a role that may create roles, and start once: it migrates first.',
  );
}

async function appliedMigrations(db: Database): Promise<readonly string[]> {
  return db.anonymous(
    async (tx) => {
      const there = await tx.oneFirst(sql.type(presence)`select to_regclass('app.migrations') is not null as there`);
      return there ? tx.anyFirst(sql.type(migration)`select name from app.migrations order by name`) : [];
    },
    { readOnly: true },
  );
}

const presence = z.object({ there: z.boolean() });
const migration = z.object({ name: z.string() });
