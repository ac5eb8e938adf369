import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/test-server.ts';
import { startPostgres } from '../../scripts/postgres.mjs';
import { assertSafeDatabase } from '../../backend/src/kernel/db/boot-checks.ts';
import { createDatabase } from '../../backend/src/kernel/db/create.ts';
import { migrate } from '../../backend/src/kernel/db/migrate.ts';

/** A server of its own: roles belong to the cluster, and here there must be none yet. */
let server: Awaited<ReturnType<typeof startPostgres>>;
let dataDir: string;
const log: string[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'atrium-migrate-'));
  server = await startPostgres({ dataDir, settings: { fsync: 'off' }, log: (line) => log.push(line) });
});
afterAll(async () => {
  await server.stop({ mode: 'immediate' });
  await rm(dataDir, { recursive: true, force: true });
});

function appUrl(database: string, password = 'p%40ss'): string {
  return `postgres://atrium_app:${password}@127.0.0.1:${server.port}/${database}`;
}

async function assertStarts(databaseUrl: string): Promise<void> {
  const db = await createDatabase({ databaseUrl, production: false }, pino({ level: 'silent' }));
  try {
    await assertSafeDatabase(db, { production: true, acceptOutdatedPostgres: false });
  } finally {
    await db.close();
  }
}

async function asAdmin(text: string): Promise<void> {
  const client = new Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

test('somebody who is no superuser migrates a database of their own', async () => {
  await asAdmin(`create role keeper login createrole bypassrls password 'keeper'`);
  await asAdmin('create database kept owner keeper');
  const keeperUrl = new URL(withDatabase(server.adminUrl, 'kept'));
  keeperUrl.username = 'keeper';
  keeperUrl.password = 'keeper';
  const done = await migrate(keeperUrl.href, { appUrl: appUrl('kept') });
  expect(done[0]).toBe('0001_kernel');
  await assertStarts(appUrl('kept'));
});

test('somebody who may not make roles is told what is needed', async () => {
  await asAdmin(`create role visitor login password 'visitor'`);
  await asAdmin('create database visited owner visitor');
  const visitorUrl = new URL(withDatabase(server.adminUrl, 'visited'));
  visitorUrl.username = 'visitor';
  visitorUrl.password = 'visitor';
  await expect(migrate(visitorUrl.href)).rejects.toThrow(/must be a superuser, or a role with CREATEROLE/);
});

test('processes that start at once migrate once, in several databases of a server too', async () => {
  const urls = ['one', 'one', 'one', 'two', 'two'];
  const done = await Promise.all(
    urls.map((name) => migrate(withDatabase(server.adminUrl, name), { appUrl: appUrl(name) })),
  );
  expect(done.filter((names) => names.length > 0)).toHaveLength(2);
  await assertStarts(appUrl('one'));
  await assertStarts(appUrl('two'));
});

test('the password of DATABASE_URL is set where another was, and the server never hears it', async () => {
  await asAdmin(`alter system set log_statement = 'all'`);
  await asAdmin('select pg_reload_conf()');
  await migrate(withDatabase(server.adminUrl, 'one'), { appUrl: appUrl('one', 'another') });
  await assertStarts(appUrl('one', 'another'));
  await expect(assertStarts(appUrl('one', 'p%40ss'))).rejects.toThrow(/password authentication failed/);
  expect(log.join('\n')).toContain('alter role atrium_app password');
  expect(log.join('\n')).not.toContain('another');
});

test('another login than atrium_app is refused, and so is a server that is not there', async () => {
  const foreign = appUrl('one').replace('atrium_app', 'portal');
  await expect(migrate(withDatabase(server.adminUrl, 'one'), { appUrl: foreign })).rejects.toThrow(/as atrium_app/);
  await expect(migrate('postgres://a:b@127.0.0.1:1/one')).rejects.toThrow(/DATABASE_ADMIN_URL does not lead/);
});
