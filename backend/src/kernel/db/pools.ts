import type { DatabasePool, Interceptor } from 'slonik';
import { urlFor, type Login } from './logins.ts';
import { narrowPools } from './pool-sizes.ts';
import { openPool } from './pool.ts';

export interface PoolsOptions {
  /** `DATABASE_URL`. */
  url: string;
  /** Connections of `atrium_app`. */
  size: number;
  connectTimeoutMs: number;
  interceptors: readonly Interceptor[];
  statements?: number | undefined;
}

/** A pool for each login, opened when it is first needed. */
export interface Pools {
  of(login: PooledLogin): Promise<DatabasePool>;
  /** The pools that have been opened. */
  opened(): ReadonlyMap<PooledLogin, DatabasePool>;
  close(): Promise<void>;
}

/** The job queue opens its own connections. */
export type PooledLogin = Exclude<Login, 'atrium_jobs'>;

const minute = 60_000;

export function createPools({ url, size, ...rest }: PoolsOptions): Pools {
  const opening = new Map<PooledLogin, Promise<DatabasePool>>();
  const opened = new Map<PooledLogin, DatabasePool>();

  async function open(login: PooledLogin): Promise<DatabasePool> {
    const pool = await openPool({
      ...rest,
      url: urlFor(login, url),
      size: login === 'atrium_app' ? size : narrowPools[login],
      idleMs: login === 'atrium_app' ? 5 * minute : minute / 2,
    });
    opened.set(login, pool);
    return pool;
  }

  return {
    of(login) {
      const known = opening.get(login);
      if (known) return known;
      const started = open(login);
      opening.set(login, started);
      return started;
    },
    opened: () => opened,
    async close() {
      await Promise.all([...opening.values()].map(async (pool) => (await pool).end()));
    },
  };
}
