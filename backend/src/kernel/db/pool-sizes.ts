import { Client } from 'pg';
import { notThere } from './refused.ts';
import type { Login } from './logins.ts';

/** How many connections this process may open, and of how many the server lets everybody have. */
export interface Connections {
  /** For requests and jobs of tenants (`atrium_app`). */
  app: number;
  /** For the other logins together, the queue and the listening connection. */
  system: number;
  /** What the server has for logins that are no superusers. */
  allowed: number;
}

/** So many processes (web and workers, old and new ones in a roll-out) are expected to share a server. */
export const expectedProcesses = 4;
const mostOfApp = 20;
const leastOfApp = 4;

/** The other logins send short statements now and then; their idle connections are closed after half a minute. */
export const narrowPools: Record<Exclude<Login, 'atrium_app' | 'atrium_jobs'>, number> = {
  atrium_sign_in: 2,
  atrium_resolver: 2,
  atrium_partner: 4,
  atrium_operator: 2,
  atrium_relay: 2,
};
/** As many as are open at once in practice: seldom all logins, and a worker's three queues with two or three each. */
const system = 12;

/** Shares what the server allows between the expected processes: 4 to 20 for requests, or `wanted`. */
export function shareOf(allowed: number, wanted?: number): Connections {
  const share = Math.floor(allowed / expectedProcesses) - system;
  return { app: wanted ?? Math.max(leastOfApp, Math.min(mostOfApp, share)), system, allowed };
}

/**
 * Asks the server, or how many the login may have where that is less.
 *
 * @throws {DatabaseRefused} when nobody answers at `url`, or refuses the login
 */
export async function connectionsAllowed(url: string, connectTimeoutMs: number): Promise<number> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  try {
    await client.connect();
    const { rows } = await client.query<{ allowed: number }>(`
      select least(
        current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
          - coalesce(current_setting('reserved_connections', true)::int, 0),
        (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user),
        (select nullif(datconnlimit, -1) from pg_database where datname = current_database())
      ) as allowed`);
    return rows[0]?.allowed ?? 0;
  } catch (error) {
    throw notThere('DATABASE_URL', error);
  } finally {
    await client.end();
  }
}
