import { pino } from 'pino';
import { ForeignKeyIntegrityConstraintViolationError } from 'slonik';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDatabase as createTestDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { createDatabase } from './create.ts';
import type { Database, Tx } from './database.ts';
import { newId } from './id.ts';
import { sql } from './sql.ts';

const acme = newId();

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.admin(`
    create table scratch_steps (
      org_id uuid not null, id int not null, next int, primary key (org_id, id),
      foreign key (org_id, next) references scratch_steps);
    select app.protect_tenant_table('scratch_steps')`);
  // One connection: what a transaction leaves behind, the next one would meet.
  db = await createDatabase({ databaseUrl: database.url, production: false }, pino({ level: 'silent' }), undefined, {
    poolSize: 1,
  });
});
beforeEach(() => database.admin('delete from scratch_steps'));
afterAll(async () => {
  await db.close();
  await database.drop();
});

const note = (tx: Tx, id: number, next: number | null = null) =>
  sql.unsafe`insert into scratch_steps (org_id, id, next) values (${tx.orgId}, ${id}, ${next})`;
const stored = async () =>
  (await database.admin<{ id: number }>('select id from scratch_steps order by id')).map(({ id }) => id);

describe('a statement that goes with COMMIT', () => {
  test('is carried out behind all others, in its order', async () => {
    await db.tenant(acme, async (tx) => {
      await tx.queryAtCommit(note(tx, 2, 1));
      await tx.queryAtCommit(note(tx, 3, 2));
      await tx.query(note(tx, 1));
    });
    expect(await stored()).toEqual([1, 2, 3]);
  });

  test('opens the transaction where it is all there is', async () => {
    await db.tenant(acme, (tx) => tx.queryAtCommit(note(tx, 1)));
    expect(await stored()).toEqual([1]);
  });

  test('is not carried out where the work throws', async () => {
    const work = db.tenant(acme, async (tx) => {
      await tx.query(note(tx, 1));
      await tx.queryAtCommit(note(tx, 2));
      throw new Error('thought better of it');
    });
    await expect(work).rejects.toThrow('thought better of it');
    expect(await stored()).toEqual([]);
  });

  test('undoes everything where it fails, and says why', async () => {
    const work = db.tenant(acme, async (tx) => {
      await tx.query(note(tx, 1));
      await tx.queryAtCommit(note(tx, 2, 99));
    });
    await expect(work).rejects.toThrow(ForeignKeyIntegrityConstraintViolationError);
    expect(await stored()).toEqual([]);
    await db.tenant(acme, (tx) => tx.query(note(tx, 4)));
    expect(await stored()).toEqual([4]);
  });

  test('is refused by a transaction that reads', async () => {
    const work = db.tenant(acme, (tx) => tx.queryAtCommit(note(tx, 1)), { readOnly: true });
    await expect(work).rejects.toMatchObject({ code: '25006' });
    expect(await stored()).toEqual([]);
  });

  test('is sent at once within a savepoint, which may be undone alone, and by a single-statement transaction', async () => {
    await db.tenant(acme, async (tx) => {
      const failed = tx.transaction(async (inner) => {
        await inner.queryAtCommit(note(inner, 1));
        throw new Error('the savepoint alone');
      });
      await expect(failed).rejects.toThrow('the savepoint alone');
      await tx.queryAtCommit(note(tx, 2));
    });
    await db.tenant(acme, (tx) => tx.queryAtCommit(note(tx, 3)), { singleStatement: true });
    expect(await stored()).toEqual([2, 3]);
  });

  test('belongs to its own transaction, also where another one is open inside of it', async () => {
    const outer = db.tenant(acme, async (tx) => {
      await db.as('atrium_operator', async () => tx.queryAtCommit(note(tx, 1)));
      expect(await stored()).toEqual([]);
      throw new Error('the outer one is undone');
    });
    await expect(outer).rejects.toThrow('the outer one is undone');
    expect(await stored()).toEqual([]);
    await db.tenant(acme, (tx) => db.as('atrium_operator', () => tx.queryAtCommit(note(tx, 1))));
    expect(await stored()).toEqual([1]);
  });

  test('is refused once its transaction has ended', async () => {
    const tx = await db.tenant(acme, async (open) => open);
    await expect(tx.queryAtCommit(note(tx, 1))).rejects.toThrow('Cannot run a query');
    expect(await stored()).toEqual([]);
  });
});
