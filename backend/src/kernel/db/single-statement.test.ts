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
const reading = { readOnly: true, singleStatement: true };
const writing = { singleStatement: true };

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
/** Ends the backend of whoever sleeps in this database, as soon as somebody does. */
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

describe('a transaction of one statement that reads', () => {
  test('answers, is over at the server when it does, and leaves nothing to the next', async () => {
    expect(await db.tenant(acme, readCounts, reading)).toHaveLength(3);
    const open = await database.admin(`
      select from pg_stat_activity
      where usename = 'atrium_app' and datname = current_database() and state <> 'idle'`);
    expect(open).toEqual([]);
    const set = sql.type(z.object({ org: z.string().nullable(), mode: z.string() }))`
      select nullif(current_setting('app.org_id', true), '') as org, current_setting('transaction_read_only') as mode`;
    expect(await db.anonymous((tx) => tx.one(set))).toEqual({ org: null, mode: 'off' });
    expect(await db.anonymous((tx) => tx.one(set), reading)).toEqual({ org: null, mode: 'on' });
    await db.anonymous(async (tx) => expect(await tx.any(n`select value as n from counts`)).toEqual([]));
  });

  test('refuses a second statement, and a write', async () => {
    const twice = db.tenant(acme, async (tx) => [await readCounts(tx), await readCounts(tx)], reading);
    await expect(twice).rejects.toThrow('sends one statement');
    await expect(db.tenant(acme, (tx) => setFirst(tx, 1), reading)).rejects.toMatchObject({ code: '25006' });
    expect(await db.tenant(acme, readCounts, reading)).toHaveLength(3);
  });

  test('sees its tenant alone, however many of several tenants are on their way', async () => {
    const globex = newId();
    const wide = await createDatabase({ databaseUrl: database.url, production: false }, pino({ level: 'silent' }));
    const reads = Array.from({ length: 200 }, (_, at) => wide.tenant(at % 2 ? acme : globex, readCounts, reading));
    const found = await Promise.all(reads);
    expect(new Set(found.filter((_, at) => at % 2).map(({ length }) => length))).toEqual(new Set([3]));
    expect(new Set(found.filter((_, at) => at % 2 === 0).map(({ length }) => length))).toEqual(new Set([0]));
    await wide.close();
  });

  test('cannot choose another tenant, and is refused once it is over', async () => {
    const free = sql.unsafe`select set_config('app.org_id', ${newId()}, true)`;
    await expect(db.tenant(acme, (tx) => tx.query(free), reading)).rejects.toMatchObject({ code: '42501' });
    const later = await db.tenant(acme, async (tx) => tx, reading);
    await expect(readCounts(later)).rejects.toThrow('released connection');
  });

  test('has no savepoints', async () => {
    await expect(db.tenant(acme, (tx) => tx.transaction(readCounts), reading)).rejects.toThrow('one statement');
  });

  test('whose statement fails leaves the connection fit for the next', async () => {
    const fails = db.tenant(acme, (tx) => tx.any(n`select 1 / 0 as n`), reading);
    await expect(fails).rejects.toMatchObject({ code: '22012' });
    await db.tenant(acme, (tx) => setFirst(tx, 0));
    expect(await db.tenant(acme, readCounts, reading)).toContainEqual({ n: 0 });
  });
});

describe('a transaction of one statement that writes', () => {
  const point = (tx: Tx, next: number) =>
    tx.query(sql.unsafe`update counts set next = ${next} where org_id = ${tx.orgId} and id = 2`);

  test('is committed when it answers, and its locks are gone', async () => {
    await db.tenant(acme, (tx) => setFirst(tx, 7), writing);
    // Another connection's update does not wait, however long this process is busy.
    expect(await database.admin(`update counts set value = value + 1 where id = 1 returning value`)).toEqual([
      { value: 8 },
    ]);
  });

  test('refuses a second statement; the first stands', async () => {
    const twice = db.tenant(acme, async (tx) => [await setFirst(tx, 1), await setFirst(tx, 2)], writing);
    await expect(twice).rejects.toThrow('sends one statement');
    expect(await db.tenant(acme, readCounts, reading)).toContainEqual({ n: 1 });
  });

  test('fails with its statement, and leaves nothing', async () => {
    const fails = db.tenant(acme, (tx) => tx.query(sql.unsafe`update counts set value = 1 / (id - 2)`), writing);
    await expect(fails).rejects.toMatchObject({ code: '22012' });
    expect(await db.tenant(acme, readCounts, reading)).toContainEqual({ n: 1 });
  });

  test('fails where its COMMIT does', async () => {
    await expect(db.tenant(acme, (tx) => point(tx, 99), writing)).rejects.toMatchObject({
      cause: { code: '23503' },
    });
    await db.tenant(acme, (tx) => point(tx, 1), writing);
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
      writing,
    );
    await expect(breaks).rejects.toMatchObject({ code: 'unavailable' });
    expect(runs).toBe(1);
  });
});
