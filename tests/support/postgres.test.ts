import { expect, test } from 'vitest';
import { createDatabase } from './postgres.ts';

test('two databases of a test know nothing of each other, and go when they are dropped', async () => {
  const [one, other] = await Promise.all([createDatabase(), createDatabase()]);
  await one.admin('insert into organizations (id, name, slug) values (app.uuid_v7(), $1, $2)', ['Acme', 'acme']);

  expect(await other.admin('select slug from organizations')).toEqual([]);

  await one.drop();
  await expect(one.admin('select 1')).rejects.toThrow(/does not exist/);
  await other.drop();
});
