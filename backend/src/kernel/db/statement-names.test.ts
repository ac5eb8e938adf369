import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDatabase as createTestDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { rawSql } from '../../../../tests/support/raw-sql.ts';
import { createDatabase } from './create.ts';
import type { Database } from './database.ts';
import { newId } from './id.ts';
import { sql } from './sql.ts';
import { createStatementNames } from './statement-names.ts';

describe('the name of a prepared statement', () => {
  const never = (name: string) => expect.unreachable(`${name} is in use`);

  test('is given the second time a text is seen, and stays', () => {
    const nameOf = createStatementNames(never);
    expect(nameOf('select 1')).toBeUndefined();
    const name = nameOf('select 1');
    expect(name).toMatch(/^[\w-]+$/);
    expect(nameOf('select 1')).toBe(name);
    expect(nameOf('select 2')).toBeUndefined();
  });

  test('is given up by the text that was sent the longest time ago, for one that is sent now', () => {
    const evicted: string[] = [];
    const nameOf = createStatementNames((name) => evicted.push(name), 2);
    const twice = (text: string) => [nameOf(text), nameOf(text)][1];
    const [first, second] = [twice('select 1'), twice('select 2')];
    expect(nameOf('select 1')).toBe(first);
    const third = twice('select 3');
    expect(third).toBeDefined();
    expect(evicted).toEqual([second]);
    expect(nameOf('select 1')).toBe(first);
  });

  test('is never given a second time, nor to more texts than there may be', () => {
    const inUse = new Set<string>();
    const nameOf = createStatementNames((name) => inUse.delete(name));
    const named = Array.from({ length: 5_000 }, (_, i) => {
      nameOf(`select ${i % 1_000}`);
      const name = nameOf(`select ${i % 1_000}`) ?? '';
      inUse.add(name);
      return name;
    });
    expect(new Set(named).size).toBe(5_000);
    expect(inUse.size).toBe(400);
  });
});

describe('the server', () => {
  const most = 3;
  const org = newId();
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    const env = { databaseUrl: database.url, production: false };
    db = await createDatabase(env, pino({ level: 'silent' }), undefined, { poolSize: 1, statements: most });
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
  });

  const prepared = () =>
    db.anonymous((tx) =>
      tx.anyFirst(sql.type(z.object({ s: z.string() }))`select statement as s from pg_prepared_statements`),
    );
  const send = (...texts: string[]) =>
    db.tenant(org, async (tx) => {
      let result: unknown;
      for (const text of texts) result = await tx.oneFirst(rawSql(text));
      return result;
    });

  test('prepares what is sent late, and keeps no more than it is allowed', async () => {
    for (let i = 0; i < 20; i++) for (let time = 0; time < 3; time++) expect(await send(`select ${i}`)).toBe(i);
    expect(await prepared()).toContain('select 19');
    expect((await prepared()).length).toBeLessThanOrEqual(most);
  });

  test('forgets the one that gives way although the one in its place fails, or all of its transaction has', async () => {
    for (let i = 0; i < 20; i++) {
      for (let time = 0; time < 2; time++) {
        const failure = send(`select ${i} + 100`, ['select nothing', 'select 1 / 0'][i % 2] ?? '', 'select 7');
        await expect(failure).rejects.toHaveProperty('code', expect.stringMatching(/^(42703|22012)$/));
      }
      const inVain = db.tenant(org, async (tx) => {
        for (const text of ['select 1 / 0', `select ${i}`, `select ${i}`]) {
          await tx.query(rawSql(text)).catch(() => undefined);
        }
      });
      await expect(inVain).rejects.toThrow(/rolled back/);
    }
    expect((await prepared()).length).toBeLessThanOrEqual(most);
    expect(await send('select 5', 'select 6')).toBe(6);
  });
});
