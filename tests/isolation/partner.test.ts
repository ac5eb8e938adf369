import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDatabase as connect } from '../../backend/src/kernel/db/create.ts';
import type { Database } from '../../backend/src/kernel/db/database.ts';
import { newId } from '../../backend/src/kernel/db/id.ts';
import { sql } from '../../backend/src/kernel/db/sql.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { rawSql } from '../support/raw-sql.ts';

const [northwind, contoso, acme, globex, initech, alone] = [newId(), newId(), newId(), newId(), newId(), newId()];
/** Each organization and its partner. */
const organizations: readonly [id: string, partner: string | null][] = [
  [northwind, null],
  [contoso, null],
  [acme, northwind],
  [globex, northwind],
  [initech, contoso],
  [alone, null],
];

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  await database.admin(`
    create table visits (
      org_id uuid not null references organizations (id), id uuid not null default app.uuid_v7(), partner_id uuid,
      created_at timestamptz not null default now(), primary key (org_id, id));
    select app.protect_tenant_table('visits', partner_reads => true);
    create table leaflets (
      org_id uuid not null references organizations (id), id uuid not null default app.uuid_v7(), partner_id uuid,
      primary key (org_id, id));
    select app.protect_tenant_table('leaflets')`);
  for (const [i, [id, partner]] of organizations.entries()) {
    const kind = id === northwind || id === contoso ? 'partner' : 'client';
    await database.admin(
      'insert into organizations (id, name, slug, kind, parent_id, partner_id) values ($1, $2, $2, $3, $4, $4)',
      [id, `organization-${i}`, kind, partner],
    );
    for (const table of ['visits', 'leaflets']) {
      await database.admin(`insert into ${table} (org_id, partner_id) values ($1, $2)`, [id, partner]);
    }
  }
  db = await connect({ databaseUrl: database.url, production: false }, pino({ level: 'silent' }));
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

/** Whose visits an organization reads as a partner, asking for all that there are. */
const visitsSeenBy = (partner: string) =>
  db.partner(partner, (tx) =>
    tx.anyFirst(sql.type(z.object({ org_id: z.string() }))`select org_id from visits order by org_id`),
  );

describe('a partner', () => {
  test('reads the rows of its clients and nobody else’s, not even its own', async () => {
    expect(await visitsSeenBy(northwind)).toEqual([acme, globex].toSorted());
    expect(await visitsSeenBy(contoso)).toEqual([initech]);
  });

  test('reads what says that it may, and no other table', async () => {
    for (const table of ['leaflets', 'counters', 'members', 'conversations']) {
      const read = db.partner(northwind, (tx) => tx.any(rawSql(`select 1 from ${table}`)));
      await expect(read).rejects.toMatchObject({ code: '42501' });
    }
  });

  test.each([
    ['add', `insert into visits (org_id, partner_id) values ('${acme}', '${northwind}')`],
    ['change', 'update visits set created_at = now()'],
    ['remove', 'delete from visits'],
    ['lock', 'select 1 from visits for update'],
  ])('cannot %s anything', async (_, statement) => {
    await expect(db.partner(northwind, (tx) => tx.query(rawSql(statement)))).rejects.toMatchObject({ code: '25006' });
    expect(await visitsSeenBy(northwind)).toHaveLength(2);
  });

  test('of one transaction is not that of the next, nor of a tenant’s', async () => {
    const partners = Array.from({ length: 24 }, (_, i) => [northwind, contoso, alone][i % 3] ?? '');
    const seen = await Promise.all(partners.map(visitsSeenBy));
    expect(seen.map(({ length }) => length)).toEqual(partners.map((_, i) => [2, 1, 0][i % 3]));
    const own = await db.tenant(northwind, (tx) => tx.anyFirst(rawSql('select org_id from visits')));
    expect(own).toEqual([northwind]);
  });

  test('is told as an id, and nothing else', async () => {
    await expect(visitsSeenBy("' or true --")).rejects.toThrow(TypeError);
  });
});

test('an organization that is nobody’s partner reads nothing as one, also not of itself', async () => {
  for (const organization of [alone, acme, newId()]) expect(await visitsSeenBy(organization)).toEqual([]);
});
