import { runner } from 'node-pg-migrate';
import retry from 'p-retry';
import { DatabaseError, type Client } from 'pg';
import type { MigrationFile } from './migration-files.ts';
import { DatabaseRefused } from './refused.ts';

export interface RunOptions {
  dir: string;
  /** Milliseconds that a statement of a transaction waits for a lock, during which others wait behind it. */
  lockTimeoutMs: number;
  log: (line: string) => void;
}

/** How often a transaction is tried that does not get its locks; the pauses between them double. */
const lockAttempts = 7;

/** Those that have not run in this database, in order. */
export async function pendingMigrations(client: Client, files: readonly MigrationFile[]): Promise<MigrationFile[]> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('app.migrations') is not null as there`);
  if (rows[0]?.there !== true) return [...files];
  const applied = await client.query<{ name: string }>('select name from app.migrations');
  const names = new Set(applied.rows.map(({ name }) => name));
  return files.filter(({ name }) => !names.has(name));
}

/**
 * Runs migrations on a client that holds the migration lock: consecutive ones in one transaction, one without transaction
 * statement by statement.
 */
export async function runMigrations(
  client: Client,
  pending: readonly MigrationFile[],
  options: RunOptions,
): Promise<void> {
  for (const step of stepsOf(pending)) {
    const [{ name, statements }] = step;
    if (statements) await runStatements(client, name, statements, options.log);
    else await runTransaction(client, step, options);
  }
}

type Step = [MigrationFile, ...MigrationFile[]];

function stepsOf(pending: readonly MigrationFile[]): Step[] {
  const steps: Step[] = [];
  for (const file of pending) {
    const last = steps.at(-1);
    if (last && last[0].statements === null && file.statements === null) last.push(file);
    else steps.push([file]);
  }
  return steps;
}

/**
 * Gives up waiting for a lock after `lockTimeoutMs` and tries again later: a statement that waits for a table stops everybody
 * who comes after it.
 * @throws {DatabaseRefused} when the locks were not to be had
 */
async function runTransaction(client: Client, step: Step, { dir, lockTimeoutMs, log }: RunOptions): Promise<void> {
  const names = step.map(({ name }) => name).join(', ');
  await client.query(`set lock_timeout = ${lockTimeoutMs}`);
  try {
    await retry(() => runTogether(client, dir, step.length), {
      retries: lockAttempts - 1,
      minTimeout: lockTimeoutMs / 5,
      factor: 2,
      shouldRetry: ({ error }) => lacksLock(error),
      onFailedAttempt: ({ error, retriesLeft }) => {
        if (lacksLock(error) && retriesLeft > 0)
          log(`${names}: a table is in use; trying again, up to ${retriesLeft} times`);
      },
    });
  } catch (error) {
    if (!lacksLock(error)) throw error;
    throw new DatabaseRefused(
      `The migrations ${names} need a lock on a table that another transaction keeps in use. They have changed nothing. ` +
        'End the long transactions (pg_stat_activity shows them), and start again.',
      { cause: error },
    );
  }
}

/** Runs the next `count` pending migrations in one transaction. */
async function runTogether(client: Client, dir: string, count: number): Promise<void> {
  const silent = () => {};
  await runner({
    dbClient: client,
    dir,
    count,
    ignorePattern: String.raw`(?!.*\.sql$).*`,
    direction: 'up',
    migrationsSchema: 'app',
    migrationsTable: 'migrations',
    createMigrationsSchema: true,
    singleTransaction: true,
    noLock: true,
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  });
}

/** 55P03: the time for a lock is over; 40P01: waiting for it was a deadlock. */
const lacksLock = (error: unknown): boolean =>
  error instanceof DatabaseError && ['55P03', '40P01'].includes(error.code ?? '');

/**
 * Runs statements that stop nobody, however long they take and wait. A start that is killed in between leaves the migration
 * pending; each statement may run again.
 */
async function runStatements(
  client: Client,
  name: string,
  statements: readonly string[],
  log: (line: string) => void,
): Promise<void> {
  await client.query('set lock_timeout = 0; set statement_timeout = 0');
  for (const statement of statements) {
    const index = /^create (?:unique )?index concurrently (?:if not exists )?(?<name>\S+) on /iu.exec(statement);
    if (index && (await isBuilt(client, index.groups?.['name'] ?? ''))) continue;
    log(`${name}: ${statement.replaceAll(/\s+/gu, ' ')}`);
    await client.query(statement);
  }
  await client.query('insert into app.migrations (name, run_on) values ($1, now())', [name]);
}

/** True where a valid index has that name. An invalid one, which a failed build leaves, is dropped. */
async function isBuilt(client: Client, index: string): Promise<boolean> {
  const { rows } = await client.query<{ valid: boolean }>(
    'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)',
    [index],
  );
  if (rows[0]?.valid === false) await client.query(`drop index concurrently ${index}`);
  return rows[0]?.valid === true;
}
