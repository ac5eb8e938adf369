import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CatalogueFault, findCatalogueFaults, globalTables } from '../../backend/src/kernel/db/catalogue.ts';
import { createDatabase as connect } from '../../backend/src/kernel/db/create.ts';
import type { Database } from '../../backend/src/kernel/db/database.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { transactionOf } from '../support/raw-sql.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createDatabase();
  db = await connect({ databaseUrl: database.url, production: false }, pino({ level: 'silent' }));
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

test('the schema breaks no rule', async () => {
  expect(await db.anonymous(findCatalogueFaults, { readOnly: true })).toEqual([]);
});

test('every table that is listed as global exists', async () => {
  const rows = await database.admin<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname = any($1)`,
    [Object.keys(globalTables)],
  );
  expect(rows.map((row) => row.name).sort()).toEqual(Object.keys(globalTables).sort());
});

/** A table as it should be, to be spoilt in one way by each case. */
const wellMade = `
  set local role atrium_owner;
  create table leaflets (
    org_id uuid not null references organizations (id), id uuid not null default app.uuid_v7(), body text,
    primary key (org_id, id));
  select app.protect_tenant_table('leaflets');`;

describe('the checker reports', () => {
  test('nothing of a table that is well made', async () => {
    expect(await faultsAfter(wellMade)).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    [
      'a table without row-level security',
      'alter table leaflets disable row level security',
      'row-level security',
      'leaflets',
    ],
    [
      'a table whose owner is not bound',
      'alter table leaflets no force row level security',
      'row-level security',
      'leaflets',
    ],
    [
      'a table that nobody protected',
      'create table leak (org_id uuid not null, id uuid)',
      'row-level security',
      'leak',
    ],
    ['a table without a tenant', 'create table leak (id uuid primary key)', 'a table has org_id', 'leak'],
    [
      'a tenant that may be null',
      'alter table leaflets drop constraint leaflets_pkey; alter table leaflets alter org_id drop not null',
      'org_id is uuid not null',
      'leaflets',
    ],
    [
      'a policy that lets everybody read',
      'create policy wide on leaflets for select to atrium_app using (true)',
      "the API's policies",
      'wide on leaflets',
    ],
    [
      'a policy of everybody',
      'create policy wide on leaflets for select using (false)',
      'a policy names its roles',
      'wide on leaflets',
    ],
    [
      'a policy without WITH CHECK',
      'create policy relay on leaflets for update to atrium_relay using (true)',
      'WITH CHECK',
      'relay on leaflets',
    ],
    [
      'a partner that writes',
      `create policy partner on leaflets to atrium_partner using (true) with check (true)`,
      "a partner's policy",
      'partner on leaflets',
    ],
    ['a missing policy', 'drop policy tenant on leaflets', "a tenant table has the tenant's policy", 'leaflets'],
    [
      'a key that spans tenants',
      'create unique index leaflets_body on leaflets (body)',
      'a primary or unique key',
      'leaflets_body',
    ],
    [
      'a foreign key that spans tenants',
      'alter table leaflets add user_id uuid, add constraint who foreign key (user_id) references users (id)',
      'a foreign key',
      'who on leaflets',
    ],
    [
      'a grant to PUBLIC',
      'grant select on leaflets to public',
      'a table is granted to known roles',
      'SELECT to - on leaflets',
    ],
    [
      'a column granted to PUBLIC',
      'grant select (body) on leaflets to public',
      'a table is granted to known roles',
      'SELECT to - on leaflets',
    ],
    ['TRUNCATE', 'grant truncate on leaflets to atrium_app', 'the API selects, inserts', 'TRUNCATE on leaflets'],
    [
      'a writable table without policies',
      'grant update on plans to atrium_app',
      'a table without policies',
      'UPDATE to atrium_app on plans',
    ],
    [
      'a partner that may delete',
      'grant delete on leaflets to atrium_partner',
      'a partner only reads',
      'DELETE on leaflets',
    ],
    [
      'a function with a loose search_path',
      `create function app.f() returns int language sql security definer as 'select 1'`,
      'a SECURITY DEFINER function',
      'app.f()',
    ],
    [
      'a function for PUBLIC',
      `create function app.f() returns int language sql as 'select 1'; grant execute on function app.f() to public`,
      'a function is executed',
      'app.f() by -',
    ],
    [
      'a view with the rights of its owner',
      'create view leaflets_view as select * from leaflets',
      'a view runs',
      'leaflets_view',
    ],
    [
      'a materialized view',
      'create materialized view leaflets_view as select * from leaflets',
      'a view runs',
      'leaflets_view',
    ],
    [
      'a table of the API',
      'grant create on schema public to atrium_app; reset role; set local role atrium_app; create table mine (org_id uuid)',
      'a login owns nothing',
      'table mine',
    ],
    [
      'a login that may become another role',
      'reset role; grant atrium_operator to atrium_app',
      'a login can become no other role',
      'atrium_app may become atrium_operator',
    ],
    [
      'a job queue that the API may read',
      'reset role; create schema if not exists bull; grant usage on schema bull to atrium_app',
      'the job queue is for atrium_jobs alone',
      'atrium_app on schema bull',
    ],
    [
      'a job queue that reaches tenants',
      'grant usage on schema public to atrium_jobs',
      'the job queue is for atrium_jobs alone',
      'atrium_jobs on schema public',
    ],
    [
      'a sign-in that writes',
      'create policy sign_in on leaflets to atrium_sign_in using (org_id = (select app.org_id())) with check (true)',
      "the sign-in's policy",
      'sign_in on leaflets',
    ],
    [
      'a schema that the API may fill',
      'grant create on schema public to atrium_app',
      'PUBLIC has nothing',
      'CREATE to atrium_app on schema public',
    ],
  ])('%s', async (_, spoil, rule, object) => {
    const faults = await faultsAfter(`${wellMade} ${spoil}`);
    expect(faults).toContainEqual({ rule: expect.stringContaining(rule), object });
  });
});

/** In a transaction of the superuser that is undone: what is found must not depend on what was tried before. */
async function faultsAfter(statements: string): Promise<CatalogueFault[]> {
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    await client.query(`begin; ${statements}`);
    return await findCatalogueFaults(transactionOf(client));
  } finally {
    await client.end();
  }
}
