import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { createDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { defineModule } from '../module.ts';
import { backfill, scheduleBackfills, type Backfill } from './backfills.ts';

const organizations = [1, 2, 3].map((n) => `019bd000-0000-7000-8000-00000000000${n}`);
const [first, second] = organizations;
const departmentsEach = 5;

let database: TestDatabase;
const apps: TestApp[] = [];

beforeAll(async () => {
  database = await createDatabase();
  await database.admin('alter table departments add column fillings integer');
  await database.admin(
    `insert into organizations (id, name, slug) select id, 'Some', 'some-' || n from unnest($1::uuid[]) with ordinality o (id, n)`,
    [organizations],
  );
  await database.admin(
    'insert into departments (org_id, name) select id, n from unnest($1::uuid[]) id, generate_series(1, $2) n',
    [organizations, departmentsEach],
  );
});
beforeEach(async () => {
  await database.admin('truncate backfills');
  await database.admin('update departments set fillings = null');
});
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});
afterAll(() => database.drop());

/** Fills the rows of two departments. */
async function fillTwo(tx: Tx): Promise<number> {
  const { rowCount } = await tx.query(sql.unsafe`
    update departments set fillings = coalesce(fillings, 0) + 1
    where org_id = ${tx.orgId} and id in (
      select id from departments where org_id = ${tx.orgId} and fillings is null limit 2)`);
  return rowCount;
}

/** A process that runs no jobs by itself. */
async function startProcess(): Promise<TestApp> {
  const app = await startApp({ database, modules: [], env: { role: 'web' } });
  apps.push(app);
  return app;
}

/** One run of the schedule. */
async function run(app: TestApp, ...backfills: Backfill[]): Promise<void> {
  const [schedule] = await scheduleBackfills(app.kernel, backfills);
  await schedule?.run(new AbortController().signal);
}

const stateOf = async (name: string) =>
  (
    await database.admin<{ position: string | null; rows: number; done: boolean }>(
      'select position, rows::int, done_at is not null as done from backfills where name = $1',
      [name],
    )
  )[0];
/** How many departments were filled how often. */
const fillings = () =>
  database.admin<{ fillings: number | null; departments: number }>(
    'select fillings, count(*)::int as departments from departments group by 1 order by 1',
  );
const everyOne = [{ fillings: 1, departments: organizations.length * departmentsEach }];

test('a worker fills the rows of every organization in batches, says when it is done, and never begins again', async () => {
  const sizes: number[] = [];
  const counted = backfill('departments.fill', async (tx) => {
    const changed = await fillTwo(tx);
    sizes.push(changed);
    return changed;
  });
  const module = defineModule({ name: 'filling', create: () => ({ backfills: [counted] }) });
  const app = await startApp({ database, modules: [module], env: { role: 'all' } });
  apps.push(app);
  await eventually(async () => (await stateOf('departments.fill'))?.done, 'the back-fill is done', 45_000);
  expect(await fillings()).toEqual(everyOne);
  expect(sizes).toEqual([2, 2, 1, 0, 2, 2, 1, 0, 2, 2, 1, 0]);
  expect(app.logs.join('\n')).toContain('a back-fill is done');
  expect(await scheduleBackfills(app.kernel, [counted])).toEqual([]);
}, 60_000);

test('after a kill in the middle another process goes on where it stopped, and the killed one changes nothing more', async () => {
  const [killed, next] = [await startProcess(), await startProcess()];
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const { promise: thawed, resolve: thaw } = Promise.withResolvers<void>();
  let batches = 0;
  const freezing = backfill('departments.fill', async (tx) => {
    batches += 1;
    if (tx.orgId !== second || batches < 6) return fillTwo(tx);
    reach();
    await thawed;
    return fillTwo(tx);
  });
  const frozen = run(killed, freezing);
  await reached;
  // Two batches and the empty one of the first organization, one batch of the second.
  expect(await stateOf('departments.fill')).toEqual({ position: first, rows: departmentsEach + 2, done: false });

  const seen: string[] = [];
  const watching = backfill('departments.fill', (tx) => {
    seen.push(tx.orgId);
    return fillTwo(tx);
  });
  await run(next, watching);
  expect(seen).toEqual([]);
  await database.admin(`update backfills set held_until = now() - interval '1 s'`);
  await run(next, watching);
  expect(new Set(seen)).toEqual(new Set(organizations.slice(1)));
  const done = { position: organizations[2], rows: organizations.length * departmentsEach, done: true };
  expect(await stateOf('departments.fill')).toEqual(done);

  thaw();
  await frozen;
  expect(await stateOf('departments.fill')).toEqual(done);
  expect(await fillings()).toEqual(everyOne);
});

test('one process at a time works on a back-fill', async () => {
  const processes = [await startProcess(), await startProcess(), await startProcess()];
  const workers = new Set<number>();
  const runs = processes.map((app, n) =>
    run(
      app,
      backfill('departments.fill', (tx) => {
        workers.add(n);
        return fillTwo(tx);
      }),
    ),
  );
  await Promise.all(runs);
  expect(workers.size).toBe(1);
  expect(await fillings()).toEqual(everyOne);
});

test('a process that stops lets go after its batch, and the next one goes on at once', async () => {
  const [stopping, next] = [await startProcess(), await startProcess()];
  const fill = backfill('departments.fill', (tx) => {
    stopping.kernel.lifecycle.stopping = true;
    return fillTwo(tx);
  });
  await run(stopping, fill);
  expect(await stateOf('departments.fill')).toEqual({ position: null, rows: 2, done: false });
  expect(stopping.logs.join('\n')).toContain('a back-fill stops, and goes on later');
  await run(next, fill);
  expect(await fillings()).toEqual(everyOne);
});

test('one that fails is logged and keeps its place, and the others are done all the same', async () => {
  const app = await startProcess();
  const failing = backfill('departments.fail', (tx) =>
    tx.orgId === second ? Promise.reject(new Error('cannot fill this')) : Promise.resolve(0),
  );
  await run(app, failing, backfill('departments.fill', fillTwo));
  expect(await stateOf('departments.fail')).toEqual({ position: first, rows: 0, done: false });
  expect(app.logs.filter((line) => line.includes('a back-fill failed'))).toEqual([
    expect.stringContaining('cannot fill this'),
  ]);
  expect(await stateOf('departments.fill')).toMatchObject({ done: true });
});
