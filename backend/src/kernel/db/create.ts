import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ConnectionError, type DatabaseTransactionConnection, type Interceptor, StatementTimeoutError } from 'slonik';
import type { Env } from '../env.ts';
import { AppError, fail } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import type { Database, TransactionOptions, Tx } from './database.ts';
import { createListener } from './listener.ts';
import { measurePool } from './pool-metrics.ts';
import { lease, openPool } from './pool.ts';
import { notThere } from './refused.ts';
import { drain, type Entry, newScope, preamble, type Scope, scopes } from './scope.ts';
import { isLostConnection, sqlState } from './sql-errors.ts';
import { sql } from './sql.ts';
import { validateRows } from './validate-rows.ts';

export interface DatabaseOptions {
  poolSize?: number;
  /** How long a transaction waits for a free connection before it answers `unavailable`. */
  acquireTimeoutMs?: number;
  connectTimeoutMs?: number;
  interceptors?: readonly Interceptor[];
}

/** After a serialization failure, a deadlock or a connection lost before COMMIT, `work` runs again this often. */
const retries = 3;

type Work<T> = (transaction: DatabaseTransactionConnection) => Promise<T>;

/**
 * The one way to PostgreSQL.
 *
 * @throws {DatabaseRefused} when nobody answers at `databaseUrl`, or refuses the login
 */
export async function createDatabase(
  env: Pick<Env, 'databaseUrl' | 'production'>,
  log: Logger,
  metrics?: Metrics,
  options: DatabaseOptions = {},
): Promise<Database> {
  const { poolSize = 20, acquireTimeoutMs = 5_000, connectTimeoutMs = 5_000, interceptors = [] } = options;
  const pool = await openPool({
    url: env.databaseUrl,
    size: poolSize,
    connectTimeoutMs,
    interceptors: env.production ? interceptors : [...interceptors, validateRows],
  });
  const listener = createListener(env.databaseUrl, log);
  const retried = metrics && measurePool(metrics.registry, pool);

  async function run<T>(entry: Entry, transactionOptions: TransactionOptions, work: Work<T>): Promise<T> {
    const { signal } = transactionOptions;
    const opening = preamble(entry);
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted();
      const scope = newScope(opening, transactionOptions);
      try {
        return await scopes.run(scope, () =>
          lease(
            pool,
            acquireTimeoutMs,
            (connection) => connection.transaction((transaction) => complete(work, transaction, scope), 0),
            () => scope.discard || scope.lost !== null,
          ),
        );
      } catch (error) {
        signal?.throwIfAborted();
        const reason = whyAgain(error, scope);
        if (reason === null || attempt > retries) throw asCallerSees(error, scope);
        retried?.inc({ reason });
        await sleep(Math.random() * 25 * 2 ** attempt);
      }
    }
  }

  const tenant: Database['tenant'] = (orgId, work, transactionOptions = {}) =>
    run({ orgId, readOnly: transactionOptions.readOnly }, transactionOptions, (transaction) =>
      work(toTx(transaction, orgId)),
    );
  const anonymous: Database['anonymous'] = (work, transactionOptions = {}) =>
    run({ readOnly: transactionOptions.readOnly }, transactionOptions, work);

  const ping = async (): Promise<number> => {
    const start = performance.now();
    await anonymous((tx) => tx.query(sql.unsafe`select 1`), { readOnly: true });
    return performance.now() - start;
  };
  try {
    await ping();
  } catch (error) {
    await pool.end();
    throw notThere('DATABASE_URL', error);
  }

  return {
    tenant,
    anonymous,
    as: (role, work, transactionOptions = {}) =>
      run({ role, readOnly: transactionOptions.readOnly }, transactionOptions, work),
    listen: (channel, onNotify) => listener.listen(channel, onNotify),
    ping,
    async close() {
      await Promise.all([listener.close(), pool.end()]);
    },
  };
}

async function complete<T>(work: Work<T>, transaction: DatabaseTransactionConnection, scope: Scope): Promise<T> {
  try {
    return await work(transaction);
  } catch (error) {
    scope.failed = true;
    throw error;
  } finally {
    await drain(scope);
  }
}

/** Why the work may run again, or null. Where COMMIT had been sent and no answer came, nobody knows: never again. */
function whyAgain(error: unknown, scope: Scope): 'conflict' | 'connection' | 'plan' | null {
  const state = sqlState(error);
  if (state === '40001' || state === '40P01') return 'conflict';
  if (error instanceof ConnectionError) return 'connection';
  if (scope.lost && !scope.committing) return 'connection';
  // A migration changed a table under a prepared statement; another connection prepares it anew.
  if (scope.discard && state === '0A000') return 'plan';
  return null;
}

/** What is the database's trouble, and not the caller's, is `unavailable`. */
function asCallerSees(error: unknown, scope: Scope): unknown {
  if (error instanceof AppError) return error;
  const trouble =
    scope.lost !== null ||
    error instanceof ConnectionError ||
    error instanceof StatementTimeoutError ||
    isLostConnection(error) ||
    /^(40|53)/.test(sqlState(error) ?? '');
  return trouble ? fail('unavailable', { cause: error }) : error;
}

function toTx(transaction: DatabaseTransactionConnection, orgId: string): Tx {
  const nest = transaction.transaction.bind(transaction);
  return Object.assign(transaction, {
    orgId,
    // A savepoint. It never runs again by itself: what broke it has broken the whole transaction.
    transaction: <T>(work: (tx: Tx) => Promise<T>) => nest((inner) => work(toTx(inner, orgId)), 0),
  });
}
