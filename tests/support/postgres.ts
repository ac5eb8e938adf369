import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { logins } from '../../backend/src/kernel/db/logins.ts';
import { appPassword, template, withDatabase } from './test-server.ts';

export interface TestDatabase {
  name: string;
  /** Login of `atrium_app`, as the API signs in. */
  url: string;
  /** Login of the superuser, to arrange what no API offers and to look behind the policies. */
  adminUrl: string;
  /** One statement as the superuser. */
  admin<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Ends every connection to it. */
  drop(): Promise<void>;
}

/** A database of the caller's own: a copy of the migrated template, there in a few dozen milliseconds. */
export async function createDatabase(): Promise<TestDatabase> {
  const server = inject('server');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(server.adminUrl, async (client) => {
    await client.query(`create database ${name} template ${template} strategy file_copy`);
    // What a copy does not bring along: grants on the database itself.
    await client.query(
      `revoke all on database ${name} from public; grant connect on database ${name} to ${logins.join(', ')}`,
    );
  });
  const adminUrl = withDatabase(server.adminUrl, name);
  return {
    name,
    url: `postgres://atrium_app:${appPassword}@127.0.0.1:${server.port}/${name}`,
    adminUrl,
    admin: (text, values) => asAdmin(adminUrl, async (client) => (await client.query(text, values)).rows),
    drop: () =>
      asAdmin(server.adminUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

async function asAdmin<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
