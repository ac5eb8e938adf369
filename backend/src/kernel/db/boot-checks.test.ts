import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { assertSafeDatabase, dangerOf, type DatabaseFacts } from './boot-checks.ts';
import { createDatabase as connect } from './create.ts';

const safe: DatabaseFacts = {
  login: 'atrium_app',
  superuser: false,
  bypassesPolicies: false,
  ownsTables: false,
  reachesEverything: false,
  version: 170_012,
  embedded: false,
};

describe('a start is refused', () => {
  test.each<[string, Partial<DatabaseFacts>, RegExp]>([
    ['as a superuser', { superuser: true }, /superuser.*DATABASE_ADMIN_URL/],
    ['with BYPASSRLS', { bypassesPolicies: true }, /BYPASSRLS.*atrium_app/],
    ['as the owner of tables', { ownsTables: true }, /owns tables/],
    ['with a role that reads everything', { reachesEverything: true }, /predefined role/],
    ['under another name than the policies know', { login: 'portal' }, /signs in as "portal"/],
    ['on 15.19', { version: 150_019 }, /15\.19 has known security holes.*15\.20/],
    ['on 16.15', { version: 160_015 }, /16\.16/],
    ['on 17.11', { version: 170_011 }, /17\.12/],
    ['on 18.5', { version: 180_005 }, /18\.6/],
    ['on 14, which is not mended any more', { version: 140_099 }, /Update it/],
  ])('%s', (_, facts, message) => {
    expect(dangerOf({ ...safe, ...facts })).toMatch(message);
  });
});

describe('a start is allowed', () => {
  test.each([150_020, 160_016, 170_012, 180_006, 190_000])('on %i', (version) => {
    expect(dangerOf({ ...safe, version })).toBeNull();
  });

  test('on the embedded server, which only Atrium can reach, whatever its release', () => {
    expect(dangerOf({ ...safe, version: 180_004, embedded: true })).toBeNull();
  });
});

describe('on a real server', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  async function check(databaseUrl: string): Promise<void> {
    const db = await connect({ databaseUrl, production: false }, pino({ level: 'silent' }));
    try {
      await assertSafeDatabase(db);
    } finally {
      await db.close();
    }
  }

  test("the API's own login may start", async () => {
    await expect(check(database.url)).resolves.toBeUndefined();
  });

  test('the superuser may not', async () => {
    await expect(check(database.adminUrl)).rejects.toThrow(/superuser/);
  });

  test('nobody may where the schema is older than the code', async () => {
    await database.admin(`delete from app.migrations where name = (select max(name) from app.migrations)`);
    await expect(check(database.url)).rejects.toThrow(/lacks the migrations.*DATABASE_ADMIN_URL/);
  });
});
