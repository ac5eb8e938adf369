import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { eventually } from '../../../../tests/support/eventually.ts';
import { createDatabase as createTestDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { createDatabase } from './create.ts';
import type { Database, Tx } from './database.ts';
import { newId } from './id.ts';
import { sql } from './sql.ts';

const n = sql.type(z.object({ n: z.number() }));
const acme = newId();
const options = { readOnly: true, singleStatement: true };
const singleStatement = { singleStatement: true };

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.admin(`
    create table counts (
      org_id uuid not null, id int not null, value int not null default 0, primary key (org_id, id),
      unique (org_id, value, id), next int,
      foreign key (org_id, next) references counts deferrable initially deferred);
    select app.protect_tenant_table('counts');
    insert into counts (org_id, id) select '${acme}', i from generate_series(1, 3) i`);
  const env = { databaseUrl: database.url, production: false };
  // One connection, so that the next transaction meets what this one leaves behind.
  db = await createDatabase(env, pino({ level: 'silent' }), undefined, { poolSize: 1 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const readCounts = (tx: Tx) => tx.any(n`select value as n from counts where org_id = ${tx.orgId} order by id`);
/** Ends the backend of the session that sleeps in this database, once there is one. */
async function endWhoSleeps(): Promise<void> {
  await eventually(async () => {
    const ended = await database.admin(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'active' and query = 'select pg_sleep(30)'`);
    return ended.length === 1;
  }, 'somebody sleeps');
}

const setFirst = (tx: Tx, value: number) =>
  tx.query(sql.unsafe`update counts set value = ${value} where org_id = ${tx.orgId} and id = 1`);

describe('a transaction that reads singleStatement', () => {
  test('returns, is over at the server when it does, and leaves nothing to the next', async () => {
    expect(await db.tenant(acme, readCounts, options)).toHaveLength(3);
    const [row] = await database.admin<{ state: string }>(`
      select state from pg_stat_activity where usename = 'atrium_app' and datname = current_database() and query = 'commit'`);
    expect(row?.state).toBe('idle');
    await db.anonymous(async (tx) => expect(await tx.any(n`select value as n from counts`)).toEqual([]));
  });

  test('refuses a second statement, and a write', async () => {
    const twice = db.tenant(acme, async (tx) => [await readCounts(tx), await readCounts(tx)], options);
    await expect(twice).rejects.toThrow('sends one statement');
    await expect(db.tenant(acme, (tx) => setFirst(tx, 1), options)).rejects.toMatchObject({ code: '25006' });
    expect(await db.tenant(acme, readCounts, options)).toHaveLength(3);
  });

  test('whose statement fails leaves the connection fit for the next', async () => {
    const fails = db.tenant(acme, (tx) => tx.any(n`select 1 / 0 as n`), options);
    await expect(fails).rejects.toMatchObject({ code: '22012' });
    await db.tenant(acme, (tx) => setFirst(tx, 0));
    expect(await db.tenant(acme, readCounts, options)).toContainEqual({ n: 0 });
  });
});

describe('a transaction that writes singleStatement', () => {
  const point = (tx: Tx, next: number) =>
    tx.query(sql.unsafe`update counts set next = ${next} where org_id = ${tx.orgId} and id = 2`);

  test('is committed when it returns, and its locks are gone', async () => {
    await db.tenant(acme, (tx) => setFirst(tx, 7), singleStatement);
    // Another connection's update does not wait, however busy this process is.
    expect(await database.admin(`update counts set value = value + 1 where id = 1 returning value`)).toEqual([
      { value: 8 },
    ]);
  });

  test('refuses a second statement; the first stands', async () => {
    const twice = db.tenant(acme, async (tx) => [await setFirst(tx, 1), await setFirst(tx, 2)], singleStatement);
    await expect(twice).rejects.toThrow('sends one statement');
    expect(await db.tenant(acme, readCounts, options)).toContainEqual({ n: 1 });
  });

  test('fails with its statement, and leaves nothing', async () => {
    const fails = db.tenant(
      acme,
      (tx) => tx.query(sql.unsafe`update counts set value = 1 / (id - 2)`),
      singleStatement,
    );
    await expect(fails).rejects.toMatchObject({ code: '22012' });
    expect(await db.tenant(acme, readCounts, options)).toContainEqual({ n: 1 });
  });

  test('fails where its COMMIT does', async () => {
    await expect(db.tenant(acme, (tx) => point(tx, 99), singleStatement)).rejects.toMatchObject({
      cause: { code: '23503' },
    });
    await db.tenant(acme, (tx) => point(tx, 1), singleStatement);
  });

  test('does not run again when its connection breaks: it may have been committed', async () => {
    let runs = 0;
    const breaks = db.tenant(
      acme,
      async (tx) => {
        runs += 1;
        const [slept] = await Promise.allSettled([tx.query(sql.unsafe`select pg_sleep(30)`), endWhoSleeps()]);
        if (slept.status === 'rejected') throw slept.reason;
      },
      singleStatement,
    );
    await expect(breaks).rejects.toMatchObject({ code: 'unavailable' });
    expect(runs).toBe(1);
  });
});
