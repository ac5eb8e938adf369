import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../../../tests/support/eventually.ts';
import { createDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { migrate } from './migrate.ts';
import { migrationsDir } from './migration-files.ts';

let database: TestDatabase;
let dir: string;
const clients: Client[] = [];

beforeAll(async () => {
  database = await createDatabase();
  await database.admin(`
    set role atrium_owner;
    create table readings (id bigint generated always as identity primary key, value integer not null);
    insert into readings (value) select n from generate_series(1, 50000) n`);
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'atrium-migrations-'));
  await cp(migrationsDir, dir, { recursive: true });
  return async () => {
    await Promise.all(clients.splice(0).map((client) => client.end()));
    await rm(dir, { recursive: true, force: true });
    await database.admin(`delete from app.migrations where name ~ '^9'`);
  };
});
afterAll(() => database.drop());

const write = (name: string, text: string) => writeFile(join(dir, `${name}.sql`), text);
const start = (options: { lockTimeoutMs?: number; log?: (line: string) => void } = {}) =>
  migrate(database.adminUrl, { dir, ...options });

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  clients.push(client);
  return client;
}

/** Null: there is none of that name. */
async function validityOf(index: string): Promise<boolean | null> {
  const [row] = await database.admin<{ valid: boolean }>(
    'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)',
    [index],
  );
  return row?.valid ?? null;
}

/** True while a statement like this waits for another session. */
async function waits(statement: string): Promise<boolean> {
  const found = await database.admin(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike $1`,
    [`%${statement}%`],
  );
  return found.length > 0;
}

test('an index is built while a writer writes, by one of several processes that start at once', async () => {
  await write(
    '9001_index',
    '-- no transaction\n-- Readings by value; one statement over two lines.\ncreate index concurrently readings_value\n  on readings (value);\n',
  );
  const writer = await connect();
  await writer.query('begin');
  await writer.query('insert into readings (value) values (0)');

  const started = Promise.all([start(), start(), start()]);
  await eventually(() => waits('create index concurrently readings_value'), 'the build waits for the writer to end');
  // It has its lock by now, and others write.
  await database.admin('insert into readings (value) values (-1)');
  await database.admin('update readings set value = -2 where value = -1');
  await writer.query('commit');

  const done = await started;
  expect(done.flat()).toEqual(['9001_index']);
  expect(await validityOf('readings_value')).toBe(true);
  expect(await start()).toEqual([]);
});

test('an index whose build has failed is dropped and built again, and the file is done only when all of it is', async () => {
  await database.admin('insert into readings (value) values (77777), (77777)');
  await write(
    '9002_unique',
    `-- no transaction
create index concurrently readings_even on readings (id) where value % 2 = 0;
create unique index concurrently readings_once on readings (value);
`,
  );
  await expect(start()).rejects.toThrow(/could not create unique index "readings_once"/u);
  expect(await validityOf('readings_even')).toBe(true);
  expect(await validityOf('readings_once')).toBe(false);
  const [before] = await database.admin(`select 'readings_even'::regclass::oid as oid`);

  await database.admin('delete from readings where value in (77777, 0, -2)');
  expect(await start()).toEqual(['9002_unique']);
  expect(await validityOf('readings_once')).toBe(true);
  expect(await database.admin(`select 'readings_even'::regclass::oid as oid`)).toEqual([before]);
});

test('a constraint is validated while a writer writes', async () => {
  await write('9003_check', 'alter table readings add constraint small check (value < 1000000) not valid;\n');
  await start();
  const writer = await connect();
  await writer.query('begin');
  await writer.query('insert into readings (value) values (-3)');
  await write('9004_validate', '-- no transaction\nalter table readings validate constraint small;\n');
  expect(await start()).toEqual(['9004_validate']);
  await writer.query('commit');
  const [constraint] = await database.admin(`select convalidated as valid from pg_constraint where conname = 'small'`);
  expect(constraint).toEqual({ valid: true });
});

test('migrations run in the order of their names, with and without transaction, and long statements are told', async () => {
  await write('9005_before', 'alter table readings add column unit text;\n');
  await write(
    '9006_index',
    '-- no transaction\ncreate index concurrently readings_unit\n  on readings (unit);\ndrop index concurrently if exists readings_unit;\n',
  );
  await write('9007_after', 'alter table readings add column place text;\n');
  const lines: string[] = [];
  const names = ['9005_before', '9006_index', '9007_after'];
  expect(await start({ log: (line) => lines.push(line) })).toEqual(names);
  expect(lines).toEqual([
    '9006_index: create index concurrently readings_unit on readings (unit)',
    '9006_index: drop index concurrently if exists readings_unit',
  ]);
  const recorded = await database.admin(`select name from app.migrations where name ~ '^900[5-7]' order by run_on, id`);
  expect(recorded.map(({ name }) => name)).toEqual(names);
});

test('an ALTER that waits for a lock gives way to the readers behind it, and is done when the table is free', async () => {
  await write('9008_alter', 'create table alongside (id int);\nalter table readings add column blocked text;\n');
  const holder = await connect();
  await holder.query('begin');
  await holder.query('select from readings limit 1');

  const lines: string[] = [];
  const started = start({ lockTimeoutMs: 300, log: (line) => lines.push(line) });
  await eventually(() => waits('add column blocked'), 'the ALTER waits');
  // Queues behind it, and is answered when it gives way: the holder has not moved.
  await database.admin('select count(*) from readings');
  await eventually(() => lines.length > 0, 'it says that it tries again');
  expect(lines[0]).toBe('9008_alter: a table is in use; trying again, up to 6 times');
  expect(await database.admin(`select to_regclass('alongside') as made`)).toEqual([{ made: null }]);

  await holder.query('commit');
  expect(await started).toEqual(['9008_alter']);
  await database.admin('select blocked from readings limit 1');
});

test('an ALTER that never gets its lock ends the start with a sentence, and has changed nothing', async () => {
  await write('9009_never', 'create table never_made (id int);\nalter table readings add column never text;\n');
  const holder = await connect();
  await holder.query('begin');
  await holder.query('select from readings limit 1');
  await expect(start({ lockTimeoutMs: 10 })).rejects.toThrow(
    'The migrations 9009_never need a lock on a table that another transaction keeps in use. They have changed nothing.',
  );
  expect(await database.admin(`select to_regclass('never_made') as made`)).toEqual([{ made: null }]);
});

test('a migration that requires a back-fill is refused until that is done, before anything runs', async () => {
  await write('9010_expand', 'create table expanded (id int);\n');
  await write('9011_contract', '-- requires back-fill readings.unit\ncreate table contracted (id int);\n');
  const made = () =>
    database.admin(`select to_regclass('expanded') as expanded, to_regclass('contracted') as contracted`);
  const id = '019bd000-0000-7000-8000-000000000001';
  await database.admin(`insert into organizations (id, name, slug) values ('${id}', 'One', 'one')`);
  const refused =
    'The migration 9011_contract requires the back-fill readings.unit, which is not done. Nothing was changed.';
  await expect(start()).rejects.toThrow(refused);
  await database.admin(`insert into backfills (name) values ('readings.unit'), ('readings.other')`);
  await database.admin(`update backfills set done_at = now() where name = 'readings.other'`);
  await expect(start()).rejects.toThrow(refused);
  expect(await made()).toEqual([{ expanded: null, contracted: null }]);

  await database.admin(`update backfills set done_at = now()`);
  expect(await start()).toEqual(['9010_expand', '9011_contract']);
  expect(await made()).toEqual([{ expanded: 'expanded', contracted: 'contracted' }]);
});

test('where there is no organization, nothing is to be filled, and every migration runs', async () => {
  await write('9012_contract', '-- requires back-fill readings.never\ncreate table contracted_at_once (id int);\n');
  const fresh = await createDatabase();
  try {
    expect(await migrate(fresh.adminUrl, { dir })).toEqual(['9012_contract']);
  } finally {
    await fresh.drop();
  }
});
