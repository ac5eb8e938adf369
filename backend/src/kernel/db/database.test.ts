import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { UniqueIntegrityConstraintViolationError } from 'slonik';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDatabase as createTestDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { createDatabase, type DatabaseOptions } from './create.ts';
import type { Database, Tx } from './database.ts';
import { newId } from './id.ts';
import { sql } from './sql.ts';

const n = sql.type(z.object({ n: z.number() }));
const pid = n`select pg_backend_pid() as n`;
const unavailable = expect.objectContaining({ code: 'unavailable' });

let database: TestDatabase;
const opened: Database[] = [];
const [acme, globex] = [newId(), newId()];

beforeAll(async () => {
  database = await createTestDatabase();
  await database.admin(`
    create table counts (
      org_id uuid not null, id int not null, value int not null default 0, primary key (org_id, id));
    select app.protect_tenant_table('counts')`);
  await database.admin(`insert into counts (org_id, id) select org, i from unnest(array['${acme}', '${globex}']::uuid[]) org,
    generate_series(1, 3) i`);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((db) => db.close()));
});
afterAll(() => database.drop());

/** One connection unless told: what a transaction leaves behind, the next one would meet. */
async function open(options: DatabaseOptions = {}): Promise<Database> {
  const env = { databaseUrl: database.url, production: false };
  const db = await createDatabase(env, pino({ level: 'silent' }), undefined, { poolSize: 1, ...options });
  opened.push(db);
  return db;
}

const readCounts = (tx: Tx) => tx.any(n`select value as n from counts where org_id = ${tx.orgId} order by id`);
const setFirst = (tx: Tx, value: number) =>
  tx.query(sql.unsafe`update counts set value = ${value} where org_id = ${tx.orgId} and id = 1`);

describe('a transaction of a tenant', () => {
  test('commits what it wrote', async () => {
    const db = await open();
    await db.tenant(acme, (tx) => setFirst(tx, 7));
    expect(await db.tenant(acme, readCounts)).toContainEqual({ n: 7 });
    await db.tenant(acme, (tx) => setFirst(tx, 0));
  });

  test('rolls back when the work throws, and the connection serves on', async () => {
    const db = await open();
    const before = await db.tenant(acme, (tx) => tx.oneFirst(pid));
    const oops = new Error('oops');
    const work = db.tenant(acme, async (tx) => {
      await setFirst(tx, 8);
      throw oops;
    });
    await expect(work).rejects.toBe(oops);
    expect(await db.tenant(acme, readCounts)).not.toContainEqual({ n: 8 });
    expect(await db.tenant(acme, (tx) => tx.oneFirst(pid))).toBe(before);
  });

  test('that only reads cannot write', async () => {
    const db = await open();
    await expect(db.tenant(acme, (tx) => setFirst(tx, 1), { readOnly: true })).rejects.toMatchObject({ code: '25006' });
  });

  test('costs nothing while it has not asked for anything', async () => {
    const db = await open();
    expect(await db.tenant(acme, async (tx) => tx.orgId)).toBe(acme);
  });

  test('takes nothing but a UUID for a tenant', async () => {
    const db = await open();
    await expect(db.tenant("x'; drop table counts; --", readCounts)).rejects.toThrow(TypeError);
  });

  test('undoes a failed savepoint and goes on', async () => {
    const db = await open();
    const seen = await db.tenant(acme, async (tx) => {
      const nested = tx.transaction(async (inner) => {
        expect(inner.orgId).toBe(acme);
        await setFirst(inner, 9);
        await inner.query(sql.unsafe`insert into counts (org_id, id) values (${acme}, 1)`);
      });
      await expect(nested).rejects.toBeInstanceOf(UniqueIntegrityConstraintViolationError);
      return readCounts(tx);
    });
    expect(seen).toEqual([{ n: 0 }, { n: 0 }, { n: 0 }]);
  });

  test('whose work passed over a failed statement is not reported as done', async () => {
    const db = await open();
    const work = db.tenant(acme, async (tx) => {
      await setFirst(tx, 5);
      await tx.query(sql.unsafe`select 1 / 0`).catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/rolled back/);
    expect(await db.tenant(acme, readCounts)).not.toContainEqual({ n: 5 });
  });

  test('cannot be used after its end, nor inside another', async () => {
    const db = await open({ poolSize: 2 });
    const leaked = await db.tenant(acme, async (tx) => {
      await readCounts(tx);
      return tx;
    });
    const refusal = /parent transaction|has ended|foreign connection/;
    await expect(async () => readCounts(leaked)).rejects.toThrow(refusal);
    await db.tenant(globex, async (tx) => {
      await readCounts(tx);
      await expect(async () => readCounts(leaked)).rejects.toThrow(refusal);
    });
  });

  test('does not open another, which could wait for the connection that this one holds', async () => {
    const db = await open({ poolSize: 4 });
    let later: Promise<unknown> = Promise.resolve();
    await db.tenant(acme, async (tx) => {
      await readCounts(tx);
      await expect(db.tenant(acme, readCounts)).rejects.toThrow('open here already');
      await expect(db.anonymous((other) => other.any(pid))).rejects.toThrow('open here already');
      // A look-up of a tenant has connections of its own.
      expect(await db.as('atrium_resolver', (other) => other.any(pid))).toHaveLength(1);
      later = sleep(20).then(() => db.tenant(globex, readCounts));
    });
    expect(await later).toHaveLength(3);
  });
});

test('fifty transactions of two tenants on five connections never see the other', async () => {
  const db = await open({ poolSize: 5 });
  const orgs = Array.from({ length: 50 }, (_, i) => (i % 2 ? acme : globex));
  const seen = await Promise.all(
    orgs.map((org) =>
      db.tenant(org, async (tx) => {
        await tx.query(sql.unsafe`select pg_sleep(random() / 100)`);
        return tx.anyFirst(sql.type(z.object({ org_id: z.string() }))`select distinct org_id from counts`);
      }),
    ),
  );
  expect(seen).toEqual(orgs.map((org) => [org]));
  expect(await db.anonymous((tx) => tx.any(n`select value as n from counts`))).toEqual([]);
});

describe('in a pipeline', () => {
  test('a failing first statement is reported, and the next transaction is clean', async () => {
    const db = await open();
    await expect(db.tenant(acme, (tx) => tx.query(sql.unsafe`select 1 / 0`))).rejects.toMatchObject({ code: '22012' });
    expect(await db.tenant(globex, readCounts)).toHaveLength(3);
  });

  test('statements started together run one after another; the first failure ends the transaction for all', async () => {
    const db = await open();
    const work = db.tenant(acme, (tx) =>
      Promise.all([tx.query(sql.unsafe`select 1 / 0`), setFirst(tx, 6), setFirst(tx, 6), setFirst(tx, 6)]),
    );
    await expect(work).rejects.toMatchObject({ code: '22012' });
    expect(await db.tenant(acme, readCounts)).not.toContainEqual({ n: 6 });
  });

  test('a text with two statements is refused', async () => {
    const db = await open();
    await expect(db.tenant(acme, (tx) => tx.query(sql.unsafe`select 1; select 2`))).rejects.toThrow(
      /cannot insert multiple commands/,
    );
  });
});

describe('a statement', () => {
  test('is cancelled at the server when the signal fires, and the tenant is served on', async () => {
    const db = await open();
    const controller = new AbortController();
    const sleeping = db.tenant(acme, (tx) => tx.query(sql.unsafe`select pg_sleep(30)`), { signal: controller.signal });
    await sleep(50);
    controller.abort(new Error('gone'));
    await expect(sleeping).rejects.toThrow('gone');
    const [left] = await database.admin<{ n: string }>(
      `select count(*) as n from pg_stat_activity where query like '%pg_sleep(30)%' and state = 'active'
         and pid <> pg_backend_pid()`,
    );
    expect(left?.n).toBe('0');
    expect(await db.tenant(acme, readCounts)).toHaveLength(3);
  });

  test('does not start when the signal has fired before', async () => {
    const db = await open();
    let ran = false;
    const work = db.tenant(acme, async () => (ran = true), { signal: AbortSignal.abort(new Error('gone')) });
    await expect(work).rejects.toThrow('gone');
    expect(ran).toBe(false);
  });

  test('that takes too long is ended by the server and reported as unavailable', async () => {
    const timeout = sql.type(z.object({ t: z.string() }))`select current_setting('statement_timeout') as t`;
    expect(await (await open()).anonymous((tx) => tx.oneFirst(timeout))).toBe('15s');
    const role = `alter role atrium_app in database ${database.name}`;
    await database.admin(`${role} set statement_timeout = '50ms'`);
    const db = await open();
    await expect(db.tenant(acme, (tx) => tx.query(sql.unsafe`select pg_sleep(30)`))).rejects.toEqual(unavailable);
    await database.admin(`${role} reset statement_timeout`);
  });

  test('waits ten seconds for a lock at most, and is then reported as unavailable', async () => {
    const timeout = sql.type(z.object({ t: z.string() }))`select current_setting('lock_timeout') as t`;
    expect(await (await open()).tenant(acme, (tx) => tx.oneFirst(timeout))).toBe('10s');
  });

  test('that runs often is prepared, and survives a change of its table', async () => {
    const db = await open();
    const everything = (tx: Tx) => tx.any(sql.unsafe`select * from counts where org_id = ${tx.orgId}`);
    for (let i = 0; i < 4; i++) await db.tenant(acme, everything);
    const prepared = await db.anonymous((tx) =>
      tx.anyFirst(sql.type(z.object({ s: z.string() }))`select statement as s from pg_prepared_statements`),
    );
    expect(prepared).toContain('select * from counts where org_id = $1');

    await database.admin('alter table counts add column note text');
    expect(await db.tenant(acme, everything)).toContainEqual(expect.objectContaining({ note: null }));
    await database.admin('alter table counts drop column note');
  });

  test('gets rows that its schema does not know refused', async () => {
    const db = await open();
    await expect(db.tenant(acme, (tx) => tx.any(n`select 'two' as n`))).rejects.toThrow(/do not conform/);
  });
});

describe('a connection that breaks', () => {
  const killBackend = (id: number) => database.admin('select pg_terminate_backend($1)', [id]);

  test('under a statement lets the work run again on another', async () => {
    const db = await open();
    let runs = 0;
    const value = await db.tenant(acme, async (tx) => {
      runs += 1;
      const backend = await tx.oneFirst(pid);
      await setFirst(tx, runs);
      if (runs === 1)
        await Promise.all([tx.query(sql.unsafe`select pg_sleep(30)`), sleep(30).then(() => killBackend(backend))]);
      return runs;
    });
    expect(value).toBe(2);
    expect(await db.tenant(acme, readCounts)).toContainEqual({ n: 2 });
    await db.tenant(acme, (tx) => setFirst(tx, 0));
  });

  test('between two statements as well', async () => {
    const db = await open();
    let runs = 0;
    await db.tenant(acme, async (tx) => {
      runs += 1;
      const backend = await tx.oneFirst(pid);
      if (runs === 1) {
        await killBackend(backend);
        await sleep(50);
      }
      await readCounts(tx);
    });
    expect(runs).toBe(2);
  });

  test('while nobody uses it is replaced unnoticed', async () => {
    const db = await open();
    const before = await db.tenant(acme, (tx) => tx.oneFirst(pid));
    await killBackend(before);
    await sleep(50);
    expect(await db.tenant(acme, (tx) => tx.oneFirst(pid))).not.toBe(before);
  });

  test('during COMMIT never runs the work twice: nobody knows whether it took effect', async () => {
    await database.admin(`
      create function app.slow_commit() returns trigger language plpgsql as 'begin perform pg_sleep(30); return null; end';
      create constraint trigger slow_commit after update on counts deferrable initially deferred for each row
        when (new.id = 3) execute function app.slow_commit()`);
    const db = await open();
    let runs = 0;
    const work = db.tenant(acme, async (tx) => {
      runs += 1;
      const backend = await tx.oneFirst(pid);
      await tx.query(sql.unsafe`update counts set value = 1 where org_id = ${tx.orgId} and id = 3`);
      setTimeout(() => void killBackend(backend), 50);
    });
    await expect(work).rejects.toEqual(unavailable);
    expect(runs).toBe(1);
    await database.admin('drop trigger slow_commit on counts');
  });
});

test('two transactions that lock each other out both succeed', async () => {
  const db = await open({ poolSize: 4 });
  let runs = 0;
  let holding = 0;
  const bothHold = Promise.withResolvers<void>();
  const swap = (first: number, second: number) =>
    db.tenant(acme, async (tx) => {
      runs += 1;
      await tx.query(sql.unsafe`update counts set value = value + 1 where org_id = ${acme} and id = ${first}`);
      holding += 1;
      if (holding === 2) bothHold.resolve();
      await bothHold.promise;
      await tx.query(sql.unsafe`update counts set value = value + 1 where org_id = ${acme} and id = ${second}`);
    });
  await Promise.all([swap(1, 2), swap(2, 1)]);
  expect(runs).toBeGreaterThan(2);
  expect(await db.tenant(acme, readCounts)).toEqual([{ n: 2 }, { n: 2 }, { n: 0 }]);
  await db.tenant(acme, (tx) => tx.query(sql.unsafe`update counts set value = 0 where org_id = ${acme}`));
});

describe('when every connection is busy', () => {
  test('a transaction waits for its turn', async () => {
    const db = await open();
    const busy = db.tenant(acme, (tx) => tx.query(sql.unsafe`select pg_sleep(0.2)`));
    expect(await db.tenant(globex, readCounts)).toHaveLength(3);
    await busy;
  });

  test('and stays so, the error is unavailable, and later ones are served', async () => {
    const db = await open({ acquireTimeoutMs: 500 });
    const busy = db.tenant(acme, (tx) => tx.query(sql.unsafe`select pg_sleep(1.2)`));
    await expect(db.tenant(globex, readCounts)).rejects.toEqual(unavailable);
    await busy;
    expect(await db.tenant(globex, readCounts)).toHaveLength(3);
  });
});

test('values come out as text and numbers that lose nothing', async () => {
  const db = await open();
  const row = await db.anonymous((tx) =>
    tx.one(sql.unsafe`
      select 9007199254740991::int8 as big, 0.10::numeric as exact, '2026-01-31 09:30:00.123456+01'::timestamptz as at,
        '2026-02-28'::date as day, array[1, null]::int8[] as list, '{"a": [1]}'::jsonb as doc, '\\x00ff'::bytea as bytes,
        null::timestamptz as never, true as yes, array['2026-01-31 08:30+00']::timestamptz[] as times`),
  );
  expect(row).toEqual({
    big: 9007199254740991,
    exact: '0.10',
    at: '2026-01-31T08:30:00.123456Z',
    day: '2026-02-28',
    list: [1, null],
    doc: { a: [1] },
    bytes: Buffer.from([0, 255]),
    never: null,
    yes: true,
    times: ['2026-01-31T08:30:00Z'],
  });
  await expect(db.anonymous((tx) => tx.one(sql.unsafe`select 9007199254740993::int8 as big`))).rejects.toThrow(
    RangeError,
  );
});

test('who listens hears every payload of its channel until it stops', async () => {
  const db = await open();
  const heard: string[] = [];
  const stop = await db.listen('bells', (payload) => heard.push(payload));
  await database.admin(`select pg_notify('bells', 'one'), pg_notify('other', 'no')`);
  await expect.poll(() => heard).toEqual(['one']);
  await stop();
  await database.admin(`select pg_notify('bells', 'two')`);
  await sleep(50);
  expect(heard).toEqual(['one']);
});
