import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globalTables } from '../../backend/src/kernel/db/catalogue.ts';
import { createDatabase as connect } from '../../backend/src/kernel/db/create.ts';
import type { Database, RoleTx, Tx } from '../../backend/src/kernel/db/database.ts';
import { urlFor } from '../../backend/src/kernel/db/logins.ts';
import { sqlState } from '../../backend/src/kernel/db/sql-errors.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { rawSql } from '../support/raw-sql.ts';
import { type Command, idOf } from './fixture.ts';
import { tableFixtures } from './tables.ts';

/** A platform, two partners, and their clients: every relation that two organizations can have. */
const orgs = {
  northwind: id('northwind'),
  contoso: id('contoso'),
  acme: id('acme'),
  globex: id('globex'),
  initech: id('initech'),
};
const everyCommand: readonly Command[] = ['select', 'insert', 'update', 'delete'];

/** Who acts (null: nobody set), and whose row it is. */
const relations: readonly [relation: string, acting: string | null, owner: string][] = [
  ['its own', orgs.acme, orgs.acme],
  ["a sibling's", orgs.acme, orgs.globex],
  ["its partner's", orgs.acme, orgs.northwind],
  ["its client's", orgs.northwind, orgs.acme],
  ["a foreign client's", orgs.acme, orgs.initech],
  ["another partner's", orgs.northwind, orgs.contoso],
  ["anybody's without a tenant", null, orgs.acme],
];

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createDatabase();
  db = await connect({ databaseUrl: database.url, production: false }, pino({ level: 'silent' }));
  for (const table of Object.keys(tableFixtures)) await fill(table);
  await database.admin(`update organizations set kind = 'partner' where id = any($1)`, [
    [orgs.northwind, orgs.contoso],
  ]);
  for (const [partner, clients] of [
    [orgs.northwind, [orgs.acme, orgs.globex]],
    [orgs.contoso, [orgs.initech]],
  ] as const) {
    await database.admin('update organizations set parent_id = $1, partner_id = $1 where id = any($2)', [
      partner,
      clients,
    ]);
  }
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

test('every table of a tenant has a row here: a new table is not forgotten', async () => {
  const tables = await database.admin<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  const shared = Object.keys(globalTables).filter((name) => globalTables[name]?.policies !== true);
  const expected = tables.map(({ name }) => name).filter((name) => !shared.includes(name));
  expect(Object.keys(tableFixtures).sort()).toEqual(expected.sort());
});

describe.each(Object.keys(tableFixtures))('%s', (table) => {
  const { api = everyCommand, others = {}, trigger } = fixtureOf(table);

  test('is granted to whom it should be, and nothing more', async () => {
    const roles: Record<string, readonly Command[]> = { ...(api.length > 0 && { atrium_app: api }), ...others };
    expect(await grantsOf(table)).toEqual(
      Object.fromEntries(Object.entries(roles).map(([role, commands]) => [role, [...commands].sort()])),
    );
  });

  describe.each(relations)('%s row', (relation, acting, owner) => {
    test.each(everyCommand)('%s', async (command) => {
      const outcome = await attempt(acting, statements[command](table, owner));
      expect(outcome).toMatch(api.includes(command) ? granted[relation === 'its own' ? 'own' : command] : /^refused$/);
    });

    test('cannot be taken over, nor given away', async () => {
      const taker = acting === owner || acting === null ? orgs.initech : acting;
      expect(await attempt(acting, give(table, owner, taker))).toMatch(/^(refused|0 rows|violates 23503)$/);
    });
  });

  /** The rows of others are not refused: they are not there. Only a new one is, by the policy or by a trigger before it. */
  const granted = {
    own: /^(1 row|violates \d+)$/,
    select: /^0 rows$/,
    update: /^0 rows$/,
    delete: /^0 rows$/,
    insert: trigger ? /^violates 23503$/ : /^refused$/,
  };
});

describe('a partner', () => {
  beforeAll(async () => {
    await database.admin(`
      create table visits (
        org_id uuid not null references organizations (id), id uuid not null default app.uuid_v7(), partner_id uuid,
        created_at timestamptz not null default now(), primary key (org_id, id));
      select app.protect_tenant_table('visits', partner_reads => true);
      insert into visits (org_id, partner_id) select id, partner_id from organizations`);
  });

  const asPartner = async (partner: string | null, statement: string): Promise<string> => {
    const client = new Client({ connectionString: urlFor('atrium_partner', database.url) });
    await client.connect();
    try {
      await client.query(`begin; set local app.partner_id = '${partner ?? ''}'`);
      const { rowCount } = await client.query(statement);
      return rowCount === 1 ? '1 row' : `${rowCount} rows`;
    } catch (error) {
      if (sqlState(error) === '42501') return 'refused';
      throw error;
    } finally {
      await client.end();
    }
  };

  test.each([
    ['reads the rows of its clients', orgs.northwind, orgs.acme, '1 row'],
    ['reads no row of another partner', orgs.northwind, orgs.initech, '0 rows'],
    ['reads nothing while no partner is set', null, orgs.acme, '0 rows'],
  ])('%s', async (_, partner, owner, outcome) => {
    expect(await asPartner(partner, `select id from visits where org_id = '${owner}'`)).toBe(outcome);
  });

  test.each([
    ['insert', `insert into visits (org_id) values ('${orgs.acme}')`],
    ['update', `update visits set partner_id = null`],
    ['delete', `delete from visits`],
  ])('cannot %s', async (_, statement) => {
    expect(await asPartner(orgs.northwind, statement)).toBe('refused');
  });

  const readable = (table: string) => fixtureOf(table).others?.['atrium_partner'] !== undefined;

  test.each(Object.keys(tableFixtures).filter((table) => !readable(table)))('reaches nothing of %s', async (table) => {
    expect(await asPartner(orgs.northwind, `select 1 from ${table}`)).toBe('refused');
  });

  test.each(Object.keys(tableFixtures).filter(readable))('reaches of %s what is of its clients', async (table) => {
    const all = `select 1 from ${table}`;
    expect(await asPartner(orgs.northwind, all)).toBe('2 rows');
    expect(await asPartner(orgs.contoso, all)).toBe('1 row');
    expect(await asPartner(orgs.acme, all)).toBe('0 rows');
    expect(await asPartner(null, all)).toBe('0 rows');
  });
});

function id(name: string): string {
  return idOf('organizations', name);
}

function fixtureOf(table: string): (typeof tableFixtures)[string] {
  const fixture = tableFixtures[table];
  if (!fixture) throw new Error(`no fixture for ${table}`);
  return fixture;
}

/** `insert` of row `n`, as JSON, so that one form fits every type. */
function insertion(table: string, org: string, n: number): string {
  const fixture = fixtureOf(table);
  const values = { ...fixture.row(org, n), [fixture.owner ?? 'org_id']: org };
  const columns = Object.keys(values).join(', ');
  const json = JSON.stringify(values).replaceAll("'", "''");
  return `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, '${json}')`;
}

/** One row for every org, past triggers and foreign keys, which fixtures need not fulfil. */
async function fill(table: string): Promise<void> {
  const inserts = Object.values(orgs).map((org) => insertion(table, org, 1));
  await database.admin(['set session_replication_role = replica', ...inserts].join('; '));
}

const statements: Record<Command, (table: string, org: string) => string[]> = {
  select: (table, org) => [`select 1 from ${table} where ${mine(table, org)}`],
  insert: (table, org) => [insertion(table, org, 2)],
  update: (table, org) => {
    const column = fixtureOf(table).touch ?? 'org_id';
    return [`update ${table} set ${column} = ${column} where ${mine(table, org)}`];
  },
  delete: (table, org) => [`delete from ${table} where ${mine(table, org)}`],
};

function give(table: string, org: string, to: string): string[] {
  return [`update ${table} set ${fixtureOf(table).owner ?? 'org_id'} = '${to}' where ${mine(table, org)}`];
}

function mine(table: string, org: string): string {
  return `${fixtureOf(table).owner ?? 'org_id'} = '${org}'`;
}

/** What came of it, undone in any case: how many rows, or why not. `violates`: the policies had let it pass. */
async function attempt(acting: string | null, texts: string[]): Promise<string> {
  const undo = new Error('undone');
  let outcome = 'nothing';
  const work = async (tx: RoleTx | Tx): Promise<never> => {
    for (const text of texts) {
      const { rowCount } = await tx.query(rawSql(text));
      outcome = rowCount === 1 ? '1 row' : `${rowCount} rows`;
    }
    throw undo;
  };
  try {
    await (acting === null ? db.anonymous(work) : db.tenant(acting, work));
  } catch (error) {
    const state = sqlState(error);
    if (error === undo) return outcome;
    if (state === '42501') return 'refused';
    if (state?.startsWith('23')) return `violates ${state}`;
    throw error;
  }
  return outcome;
}

async function grantsOf(table: string): Promise<Record<string, Command[]>> {
  const rows = await database.admin<{ role: string; commands: Command[] }>(
    `select g.grantee::regrole::text as role, array_agg(distinct lower(g.privilege_type) order by lower(g.privilege_type)) as commands
     from pg_class o left join pg_attribute a on a.attrelid = o.oid and a.attacl is not null,
       lateral (select * from aclexplode(o.relacl) union all select * from aclexplode(a.attacl)) g
     where o.oid = $1::regclass and g.grantee <> o.relowner group by 1`,
    [`public.${table}`],
  );
  return Object.fromEntries(rows.map(({ role, commands }) => [role, commands]));
}
