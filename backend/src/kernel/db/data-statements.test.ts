import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase as createTestDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { rawSql } from '../../../../tests/support/raw-sql.ts';
import { createDatabase } from './create.ts';
import { assertDataStatement } from './data-statements.ts';
import type { Database } from './database.ts';
import { newId } from './id.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = await createDatabase({ databaseUrl: database.url, production: false }, pino({ level: 'silent' }));
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

test.each([
  "set local app.org_id = 'x'",
  'reset all',
  '/* so */ -- and so\n SET LOCAL role atrium_operator',
  'do $$ begin end $$',
  'rollback',
  'commit and chain',
  'prepare p as select 1',
  'execute p',
  'listen tenant_changed',
  'copy counts to stdout',
  'create table t (i int)',
  'explain analyze select 1',
  '(((set role atrium_operator)))',
  '',
])('what is no statement on rows is never sent: %j', async (text) => {
  await expect(db.tenant(newId(), (tx) => tx.query(rawSql(text)))).rejects.toThrow(/not a statement on rows|empty/i);
});

test.each([
  'select 1',
  '  -- a remark\n  /* and * another */ SELECT 1',
  'with a as (select 1) select * from a',
  '(select 1) union (select 2)',
  'values (1)',
  'savepoint slonik_savepoint_1',
  'rollback to savepoint slonik_savepoint_1',
])('what reads and writes rows is: %j', (text) => {
  expect(() => assertDataStatement(text)).not.toThrow();
});
