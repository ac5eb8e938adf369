import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startApp } from '../support/app.ts';
import { newConversation } from '../support/chat.ts';
import { eventually } from '../support/eventually.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { registerTenant, type TestTenant } from '../support/tenants.ts';

const poolSize = 6;
let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

interface Stalled {
  neighbour: TestTenant;
  /** Of each stalled tenant: writes what waits for the lock. */
  renames: ((title: string) => ReturnType<TestTenant['owner']['api']>)[];
  release: () => Promise<unknown>;
}

/** A portal with tenants of each of which a row is locked by somebody who goes on holding it until `release`, and one more. */
async function stall(count: number): Promise<Stalled> {
  const app = await startApp({ env: { databasePoolSize: poolSize, role: 'web' }, database });
  const neighbour = await registerTenant(app);
  const stalled = await Promise.all(Array.from({ length: count }, () => registerTenant(app)));
  const ids = await Promise.all(stalled.map(({ owner }) => newConversation(owner)));
  const holder = new Client({ connectionString: database.adminUrl });
  await holder.connect();
  onTestFinished(async () => {
    await holder.end();
    await app.close();
  });
  await holder.query('begin');
  await holder.query('select from conversations where id = any($1) for update', [ids]);
  return {
    neighbour,
    renames: stalled.map(
      ({ owner }, at) =>
        (title) =>
          owner.api('PATCH /conversations/:id', { params: { id: ids[at] ?? '' }, body: { title } }),
    ),
    release: () => holder.query('rollback'),
  };
}

/** Twice six requests of a tenant at once are all served. */
async function expectServed({ owner }: TestTenant): Promise<void> {
  for (let round = 0; round < 2; round++) {
    const responses = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        i % 2 ? owner.api('GET /conversations') : owner.api('POST /conversations', { body: {} }),
      ),
    );
    expect(responses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 201, 201, 201]);
  }
}

const waiting = async () => {
  const rows = await database.admin(`
    select from pg_stat_activity where datname = current_database() and usename = 'atrium_app' and wait_event_type = 'Lock'`);
  return rows.length;
};

test('a tenant whose writes wait for a lock leaves the others their connections', async () => {
  const { neighbour, renames, release } = await stall(1);
  const rename = renames[0]!;
  const writes = Array.from({ length: 4 * poolSize }, (_, i) => rename(`Title ${i}`));
  await eventually(async () => (await waiting()) >= poolSize / 2, 'the writes hold what they may');
  await expectServed(neighbour);
  expect(await waiting()).toBe(poolSize / 2);
  await release();
  const outcomes = (await Promise.all(writes)).map(({ status, error }) => error?.code ?? status);
  expect(outcomes).toContain(200);
  expect([200, 'unavailable']).toEqual(expect.arrayContaining([...new Set(outcomes)]));
  expect((await rename('At last')).data).toMatchObject({ title: 'At last' });
});

test('so do two of them together', async () => {
  const { neighbour, renames, release } = await stall(2);
  const writes = renames.flatMap((rename) => Array.from({ length: poolSize }, (_, i) => rename(`Title ${i}`)));
  await eventually(async () => (await waiting()) >= poolSize - 1, 'the writes hold all but what is reserved');
  await expectServed(neighbour);
  expect(await waiting()).toBe(poolSize - 1);
  await release();
  expect((await Promise.all(writes)).map(({ status }) => status)).toContain(200);
});

test('a write that waits too long for a lock is told to come again', async () => {
  const role = `alter role atrium_app in database ${database.name}`;
  await database.admin(`${role} set lock_timeout = '100ms'`);
  const { renames, release } = await stall(1);
  const rename = renames[0]!;
  const refused = await rename('Now?');
  expect([refused.status, refused.error?.code, refused.headers.get('Retry-After')]).toEqual([503, 'unavailable', '5']);
  await release();
  expect((await rename('Now!')).status).toBe(200);
  await database.admin(`${role} reset lock_timeout`);
});
