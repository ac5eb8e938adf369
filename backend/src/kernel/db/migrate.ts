import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { Client, DatabaseError, escapeIdentifier } from 'pg';
import { z } from 'zod';
import type { Database } from './database.ts';
import { DatabaseRefused, notThere } from './refused.ts';
import { logins } from './logins.ts';
import { revokePublicPrivileges } from './public-privileges.ts';
import { ensurePasswords } from './role-passwords.ts';
import { ensureRoles } from './roles.ts';
import { sql } from './sql.ts';

const migrationsDir = fileURLToPath(new URL('../../../../migrations', import.meta.url));

/** Advisory lock: one migration at a time in a database. `atrium` in ASCII. */
const lockId = '107076347062637';

export interface MigrateOptions {
  /** URL of the login `atrium_app`, by which the passwords of all logins are set. Absent: passwords are left alone. */
  appUrl?: string;
  log?: (line: string) => void;
}

/**
 * Brings a database up to this code: creates it where it is missing, creates the roles, then runs `migrations/*.sql` in one
 * transaction as `atrium_owner`. Several processes may run it at once; they wait for each other.
 * @param adminUrl a role that may create roles (and the database, where it is missing)
 * @returns the names of the migrations that were run now
 */
export async function migrate(adminUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const { appUrl, log = () => {} } = options;
  const client = await connectOrCreate(adminUrl);
  try {
    await client.query('select pg_advisory_lock($1)', [lockId]);
    await prepare(client, appUrl);
    await client.query('set role atrium_owner');
    const done = await runner({
      dbClient: client,
      dir: migrationsDir,
      ignorePattern: String.raw`(?!.*\.sql$).*`,
      direction: 'up',
      migrationsSchema: 'app',
      migrationsTable: 'migrations',
      createMigrationsSchema: true,
      singleTransaction: true,
      noLock: true,
      logger: { debug: log, info: log, warn: log, error: log },
    });
    return done.map((migration) => migration.name);
  } finally {
    await client.end();
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
       (select nspowner = to_regrole('atrium_owner') from pg_namespace where nspname = 'public') as owned,
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

/** The name of this release's newest migration. */
export function newestMigration(): string {
  return migrationNames().at(-1) ?? '';
}

function migrationNames(): string[] {
  return readdirSync(migrationsDir)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort();
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
