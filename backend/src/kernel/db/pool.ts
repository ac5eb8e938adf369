import { createDriverFactory, createPool, type DatabasePool, type DatabasePoolConnection } from 'slonik';
import type { Interceptor } from 'slonik';
import { fail } from '../errors.ts';
import { openConnection } from './connection.ts';

export interface PoolOptions {
  url: string;
  size: number;
  connectTimeoutMs: number;
  /** A connection that nobody has used for so long is closed. */
  idleMs: number;
  interceptors: readonly Interceptor[];
  /** Prepared statements of one connection, at most; `mostStatements` when absent. */
  statements?: number | undefined;
}

/** slonik's pool over pipelined connections. `?prepare=off` in the URL: for poolers that mix up prepared statements. */
export async function openPool(options: PoolOptions): Promise<DatabasePool> {
  const url = new URL(options.url);
  const prepare = url.searchParams.get('prepare') !== 'off';
  url.searchParams.delete('prepare');
  const { connectTimeoutMs, statements } = options;
  const pool = await createPool(url.href, {
    driverFactory: createDriverFactory(async () => ({
      createPoolClient: async ({ clientEventEmitter }) =>
        openConnection({ url: url.href, connectTimeoutMs, prepare, statements }, clientEventEmitter),
    })),
    interceptors: options.interceptors,
    maxPoolSize: options.size,
    idleTimeout: options.idleMs,
    // Whether and when to try again is decided where the transaction is known (create.ts).
    connectionRetryLimit: 0,
    // Nothing is set for a session, so there is nothing to reset: DISCARD ALL would cost a round trip a transaction.
    resetConnection: async () => {},
    captureStackTrace: false,
  });
  // Errors reach whoever ran the query; an emitter without a listener would throw them once more.
  pool.on('error', () => {});
  return pool;
}

/**
 * A connection for `work`, or `unavailable` when none comes free in time; slonik itself would wait for ever.
 *
 * slonik destroys a connection whose handler throws, and a 404 thrown inside a transaction is no fault of the connection:
 * it goes back into the pool unless `isSpoilt` says otherwise.
 */
export function lease<T>(
  pool: DatabasePool,
  timeoutMs: number,
  work: (connection: DatabasePoolConnection) => Promise<T>,
  isSpoilt: () => boolean,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let expired = false;
    let running: Promise<unknown> = Promise.resolve();
    const timer = setTimeout(() => {
      expired = true;
      reject(fail('unavailable', { cause: new Error(`no database connection came free in ${timeoutMs} ms`) }));
    }, timeoutMs);
    pool
      .connect(async (connection) => {
        clearTimeout(timer);
        if (expired) return;
        running = work(connection).then(resolve, reject);
        await running;
        if (isSpoilt()) throw new Error('this connection is not to be used again');
      })
      .catch(async (error) => {
        clearTimeout(timer);
        // The connection broke under the work: it must have ended before it is run again on another.
        await running;
        reject(error);
      });
  });
}
