import { createDriverFactory, createPool, type DatabasePool, type DatabasePoolConnection } from 'slonik';
import type { Interceptor } from 'slonik';
import { fail } from '../errors.ts';
import { openConnection } from './connection.ts';

export interface PoolOptions {
  url: string;
  size: number;
  connectTimeoutMs: number;
  /** Milliseconds after which an unused connection is closed. */
  idleMs: number;
  interceptors: readonly Interceptor[];
  /** The most prepared statements of one connection; default `mostStatements`. */
  statements?: number | undefined;
}

/**
 * slonik's pool over pipelined connections. `?prepare=off` in the URL turns prepared statements off, for poolers that share
 * server connections.
 */
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
    // Retries are decided in create.ts, where the transaction is known.
    connectionRetryLimit: 0,
    // Nothing is set for a session: DISCARD ALL would only cost a round trip for each transaction.
    resetConnection: async () => {},
    captureStackTrace: false,
  });
  // Errors are thrown to whoever ran the query; without a listener the emitter would throw them again.
  pool.on('error', () => {});
  return pool;
}

/**
 * Runs `work` on a connection, or throws `unavailable` when none becomes free in time. slonik itself would wait without end,
 * and would destroy the connection of any work that throws: here it goes back into the pool unless `isSpoilt` says otherwise.
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
        // The connection broke: the work must have ended before it runs again on another.
        await running;
        reject(error);
      });
  });
}
