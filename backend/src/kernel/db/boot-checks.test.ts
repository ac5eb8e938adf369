import { pino } from 'pino';
import type { Interceptor } from 'slonik';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { assertSafeDatabase, dangerOf, type DatabaseFacts } from './boot-checks.ts';
import { createDatabase as connect } from './create.ts';
import { outdatedRelease } from './server-release.ts';

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
    ['on 14, which it was never made for', { version: 140_099 }, /14\.99 is too old.*15/],
  ])('%s', (_, facts, message) => {
    expect(dangerOf({ ...safe, ...facts })).toMatch(message);
  });
});

describe('a release', () => {
  test.each([150_020, 160_016, 170_012, 180_006, 190_000])('%i is as good as any', (version) => {
    expect(outdatedRelease({ version, embedded: false })).toBeNull();
  });

  test.each([
    [150_018, /15\.18 has known security holes.*15\.20/],
    [160_015, /16\.16/],
    [170_011, /17\.12/],
    [180_005, /18\.6/],
  ])('%i is behind, and the sentence says what is not', (version, sentence) => {
    expect(outdatedRelease({ version, embedded: false })).toMatch(sentence);
  });

  test('of the embedded server does not matter, since only Atrium can reach it', () => {
    expect(outdatedRelease({ version: 180_004, embedded: true })).toBeNull();
  });
});

describe('on a real server', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  async function check(databaseUrl: string, env = {}, interceptors: readonly Interceptor[] = []): Promise<string[]> {
    const log = pino({ level: 'silent' });
    const db = await connect({ databaseUrl, production: false }, log, undefined, { interceptors });
    try {
      return await assertSafeDatabase(db, { production: false, acceptOutdatedPostgres: false, ...env });
    } finally {
      await db.close();
    }
  }

  test("the API's own login may start, and nothing is to be said", async () => {
    await expect(check(database.url)).resolves.toEqual([]);
  });

  test('of 15.18 a start warns; production refuses it, unless it is accepted', async () => {
    const older: Interceptor = {
      name: 'older-server',
      transformRow: (_context, _query, row) => ('version' in row ? { ...row, version: 150_018, embedded: false } : row),
    };
    const warning = expect.stringMatching(/^PostgreSQL 15\.18 has known security holes\. Update it/);
    await expect(check(database.url, {}, [older])).resolves.toEqual([warning]);
    const production = check(database.url, { production: true }, [older]);
    await expect(production).rejects.toThrow(/15\.18.*ACCEPT_OUTDATED_POSTGRES=true/);
    const accepted = { production: true, acceptOutdatedPostgres: true };
    await expect(check(database.url, accepted, [older])).resolves.toEqual([warning]);
  });

  test('the superuser may not', async () => {
    await expect(check(database.adminUrl)).rejects.toThrow(/superuser/);
  });

  test('nobody may where the schema is older than the code', async () => {
    await database.admin(`delete from app.migrations where name = (select max(name) from app.migrations)`);
    await expect(check(database.url)).rejects.toThrow(/lacks the migrations.*DATABASE_ADMIN_URL/);
  });
});
