import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import {
  ConnectionError,
  type DatabasePoolConnection,
  type DatabaseTransactionConnection,
  type Interceptor,
  type QuerySqlToken,
  StatementTimeoutError,
} from 'slonik';
import type { Env } from '../env.ts';
import { AppError, fail } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import type { Database, TransactionOptions, Tx } from './database.ts';
import { createListener } from './listener.ts';
import { checkLogins } from './check-logins.ts';
import { measurePool } from './pool-metrics.ts';
import { connectionsAllowed, shareOf } from './pool-sizes.ts';
import { lease } from './pool.ts';
import { createPools, type PooledLogin } from './pools.ts';
import { assertIds, drain, newScope, type Scope, scopes, type Subject } from './scope.ts';
import { isLostConnection, sqlState } from './sql-errors.ts';
import { sql } from './sql.ts';
import { createTenantShares } from './tenant-shares.ts';
import { validateRows } from './validate-rows.ts';

export interface DatabaseOptions {
  /** Connections for requests; by what the server allows when absent. */
  poolSize?: number;
  /** Milliseconds that a transaction waits for a free connection; then it fails with `unavailable`. */
  acquireTimeoutMs?: number;
  connectTimeoutMs?: number;
  /** Prepared statements of one connection, at most; `mostStatements` when absent. */
  statements?: number;
  interceptors?: readonly Interceptor[];
}

/** After a serialization failure, a deadlock or a connection lost before COMMIT, `work` runs again this often. */
const retries = 3;

/** Of a single read, the connection itself. */
type Transaction = DatabaseTransactionConnection | DatabasePoolConnection;
type Work<T> = (transaction: Transaction) => Promise<T>;

/**
 * Opens the pools. Everything but LISTEN and the job queue reaches PostgreSQL through them.
 *
 * @throws {DatabaseRefused} when there is no server at `databaseUrl`, or it refuses the login
 */
export async function createDatabase(
  env: Pick<Env, 'databaseUrl' | 'production'> & Partial<Pick<Env, 'databasePoolSize'>>,
  log: Logger,
  metrics?: Metrics,
  options: DatabaseOptions = {},
): Promise<Database> {
  const { acquireTimeoutMs = 5_000, connectTimeoutMs = 5_000, interceptors = [] } = options;
  const allowed = await connectionsAllowed(env.databaseUrl, connectTimeoutMs);
  const connections = shareOf(allowed, options.poolSize ?? env.databasePoolSize);
  const pools = createPools({
    url: env.databaseUrl,
    size: connections.app,
    connectTimeoutMs,
    statements: options.statements,
    interceptors: env.production ? interceptors : [...interceptors, validateRows],
  });
  const shares = createTenantShares(connections.app, acquireTimeoutMs);
  const listener = createListener(env.databaseUrl, log);
  const retried = metrics && measurePool(metrics.registry, pools);

  async function run<T>(
    login: PooledLogin,
    subject: Subject,
    transactionOptions: TransactionOptions,
    work: Work<T>,
  ): Promise<T> {
    const { signal, readOnly = false, singleStatement = false } = transactionOptions;
    const outer = scopes.getStore();
    // Two transactions that each hold a connection and wait for another of the same pool would wait for ever.
    if (outer?.login === login && !outer.ended) throw new Error('a transaction is open here already');
    assertIds(subject);
    // A single read has no transaction that slonik would have to begin and end: it is one message (`single-read.ts`).
    const isSingleRead = readOnly && singleStatement;
    const pool = await pools.of(login);
    const connected = (timeoutMs: number, scope: Scope): Promise<T> =>
      lease(
        pool,
        timeoutMs,
        (connection) =>
          isSingleRead
            ? complete(work, connection, scope)
            : connection.transaction((transaction) => complete(work, transaction, scope), 0),
        () => scope.discard || scope.lost !== null,
      );
    const sharing = login === 'atrium_app' ? subject.orgId : undefined;
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted();
      const scope = newScope(login, subject, transactionOptions);
      try {
        const outcome = await scopes.run(scope, () =>
          sharing === undefined
            ? connected(acquireTimeoutMs, scope)
            : shares.within(sharing, (timeoutMs) => connected(timeoutMs, scope)),
        );
        for (const hint of scope.afterCommit) hint();
        return outcome;
      } catch (error) {
        signal?.throwIfAborted();
        const reason = whyAgain(error, scope);
        if (reason === null || attempt > retries) throw asCallerSees(error, scope);
        retried?.inc({ reason });
        await sleep(Math.random() * 25 * 2 ** attempt);
      }
    }
  }

  const anonymous: Database['anonymous'] = (work, transactionOptions = {}) =>
    run('atrium_app', {}, transactionOptions, work);

  return {
    connections,
    tenant: (orgId, work, transactionOptions = {}) =>
      run('atrium_app', { orgId }, transactionOptions, (transaction) => work(toTx(transaction, orgId))),
    signIn: (orgId, work) =>
      run('atrium_sign_in', { orgId }, { readOnly: true }, (transaction) => work(toTx(transaction, orgId))),
    partner: (partnerId, work) =>
      run('atrium_partner', { partnerId }, { readOnly: true }, (transaction) =>
        work(Object.assign(transaction, { partnerId })),
      ),
    anonymous,
    as: (login, work, transactionOptions = {}) => run(login, {}, transactionOptions, work),
    listen: (channel, onNotify) => listener.listen(channel, onNotify),
    async ping() {
      const start = performance.now();
      await anonymous((tx) => tx.query(sql.unsafe`select 1`), { readOnly: true });
      return performance.now() - start;
    },
    checkLogins: () => checkLogins(env.databaseUrl, connectTimeoutMs),
    async close() {
      await Promise.all([listener.close(), pools.close()]);
    },
  };
}

async function complete<T>(work: Work<T>, transaction: Transaction, scope: Scope): Promise<T> {
  try {
    return await work(transaction);
  } catch (error) {
    scope.failed = true;
    throw error;
  } finally {
    await drain(scope);
    scope.ended = true;
  }
}

/** Why the work may run again, or null. Null where COMMIT was sent and its result did not arrive: it may have taken effect. */
function whyAgain(error: unknown, scope: Scope): 'conflict' | 'connection' | 'plan' | null {
  const state = sqlState(error);
  if (state === '40001' || state === '40P01') return 'conflict';
  if (error instanceof ConnectionError) return 'connection';
  if (scope.lost && !scope.committing) return 'connection';
  // A migration changed a table under a prepared statement; another connection prepares it anew.
  if (scope.discard && state === '0A000') return 'plan';
  return null;
}

/** `unavailable` for failures of the database that the caller did not cause; else the error itself. */
function asCallerSees(error: unknown, scope: Scope): unknown {
  if (error instanceof AppError) return error;
  const trouble =
    scope.lost !== null ||
    error instanceof ConnectionError ||
    error instanceof StatementTimeoutError ||
    isLostConnection(error) ||
    /^(40|53|55P03)/.test(sqlState(error) ?? '');
  return trouble ? fail('unavailable', { cause: error, headers: { 'Retry-After': '5' } }) : error;
}

function toTx(transaction: Transaction, orgId: string, inSavepoint = false): Tx {
  const scope = scopes.getStore();
  if (!scope) throw new Error('a transaction begins in Database, nowhere else');
  const nest = transaction.transaction.bind(transaction);
  return Object.assign(transaction, {
    orgId,
    // 0 retries: an error has aborted the whole transaction.
    async transaction<T>(work: (tx: Tx) => Promise<T>) {
      if (scope.singleStatement) throw new Error('a transaction of one statement has no savepoints');
      return nest((inner) => work(toTx(inner, orgId, true)), 0);
    },
    async queryAtCommit(statement: QuerySqlToken) {
      if (inSavepoint || scope.singleStatement || scope.ended) await transaction.query(statement);
      else scope.withCommit.push(statement);
    },
    afterCommit(work: () => void) {
      scope.afterCommit.add(work);
    },
  });
}
