import { Client } from 'pg';
import { notThere } from './refused.ts';
import type { Login } from './logins.ts';

/** How many connections this process may open, and how many the server allows in all. */
export interface Connections {
  /** For requests and jobs of tenants (`atrium_app`). */
  app: number;
  /** For the other logins together, the queue and the listening connection. */
  system: number;
  /** Connections of the server for logins that are no superusers. */
  allowed: number;
}

/** Processes (web and workers, old and new ones in a roll-out) that are expected to share a server. */
export const expectedProcesses = 4;
const mostOfApp = 20;
const leastOfApp = 4;

/** Connections of the other logins, which send short statements at times; idle ones are closed after half a minute. */
export const narrowPools: Record<Exclude<Login, 'atrium_app' | 'atrium_jobs'>, number> = {
  atrium_sign_in: 2,
  atrium_resolver: 2,
  atrium_partner: 4,
  atrium_operator: 2,
  atrium_relay: 2,
};
/**
 * Connections besides those for requests, as many as are open at once in practice: seldom all logins, and two or three for each
 * of a worker's three queues.
 */
const system = 12;

/** Divides what the server allows by the expected processes: 4 to 20 connections for requests, or `wanted`. */
export function shareOf(allowed: number, wanted?: number): Connections {
  const share = Math.floor(allowed / expectedProcesses) - system;
  return { app: wanted ?? Math.max(leastOfApp, Math.min(mostOfApp, share)), system, allowed };
}

/**
 * The connection limit of the server, or of the login where that is lower.
 * @throws {DatabaseRefused} when `url` cannot be reached, or refuses the login
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
