import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../tests/support/app.ts';
import { eventually } from '../../../tests/support/eventually.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;
let owner: TestMember;
let admin: TestMember;

beforeAll(async () => {
  app = await startApp();
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
  owner = acme.owner;
  admin = await addMember(app, acme, 'admin');
});
afterAll(() => app.close());

/** As time passes: no test waits for it. */
async function age(table: string, id: string): Promise<void> {
  await app.database.admin(`update ${table} set deleted_at = deleted_at - interval '36 s' where id = $1`, [id]);
  await app.database.admin(`update jobs set run_at = now() where name = $1`, [`${table}.purge`]);
}

describe.each([
  ['conversations', 'conversation', { title: 'A quokka' }],
  ['notes', 'note', { title: 'A quokka', body: 'It smiles.' }],
  ['announcements', 'announcement', { title: 'A quokka', body: 'It smiles.' }],
])('a deletion of %s', (table, kind, body) => {
  async function created(): Promise<string> {
    const { status, data, error } = await owner.api(`POST /${table}`, { body });
    if (status !== 201) throw new Error(`creating: ${status} ${JSON.stringify(error)}`);
    return (data as { id: string }).id;
  }
  const read = async (id: string) => (await owner.api(`GET /${table}/:id`, { params: { id } })).status;
  const remove = (id: string) => owner.api(`DELETE /${table}/:id`, { params: { id } });
  const restore = (who: TestMember, id: string) => who.api(`POST /${table}/:id/restore`, { params: { id } });
  const listed = async (id: string) => {
    const { data } = await owner.api(`GET /${table}`, { query: { limit: 100 } });
    return (data as { id: string }[]).some((one) => one.id === id);
  };
  const found = async (id: string) => {
    const { data } = await owner.api('GET /search', { query: { q: 'quokka', limit: 20 } });
    return data.some((hit) => hit.id === id);
  };

  it('hides it at once, and is undone by who deleted it', async () => {
    const id = await created();
    expect([await read(id), await listed(id), await found(id)]).toEqual([200, true, true]);
    expect((await remove(id)).status).toBe(204);
    expect([await read(id), await listed(id), await found(id)]).toEqual([404, false, false]);
    expect((await remove(id)).status).toBe(404);
    const patched = await owner.api(`PATCH /${table}/:id`, { params: { id }, body: { title: 'Still here?' } });
    expect(patched.status).toBe(404);

    const { status, data } = await restore(owner, id);
    expect([status, data]).toMatchObject([200, { id, title: 'A quokka' }]);
    expect([await read(id), await listed(id), await found(id)]).toEqual([200, true, true]);
    expect((await restore(owner, id)).status).toBe(200);
  });

  it('is undone by nobody else, in the organization or another', async () => {
    const id = await created();
    await remove(id);
    for (const other of [admin, globex.owner]) expect((await restore(other, id)).status).toBe(404);
    expect(await read(id)).toBe(404);
  });

  it('is final when its time is over, and then nothing is left', async () => {
    const id = await created();
    await remove(id);
    await app.database.admin(`update ${table} set deleted_at = deleted_at - interval '36 s' where id = $1`, [id]);
    expect((await restore(owner, id)).status).toBe(404);
    await age(table, id);
    await eventually(async () => {
      app.kernel.jobs.wake();
      return (await app.database.admin(`select from ${table} where id = $1`, [id])).length === 0;
    }, `the purge of ${table}`);
  });

  it('that was undone is not purged by what it had wanted', async () => {
    const id = await created();
    await remove(id);
    await restore(owner, id);
    await age(table, id);
    await eventually(async () => {
      app.kernel.jobs.wake();
      return (await app.database.admin(`select from jobs where name = $1`, [`${table}.purge`])).length === 0;
    }, `the end of the purges of ${table}`);
    expect(await read(id)).toBe(200);
  });

  it('happens once, however many click at once, and so does its end', async () => {
    const id = await created();
    const removed = await Promise.all(Array.from({ length: 20 }, () => remove(id)));
    expect(removed.filter(({ status }) => status === 204)).toHaveLength(1);
    const restored = await Promise.all(Array.from({ length: 20 }, () => restore(owner, id)));
    expect(new Set(restored.map(({ status }) => status))).toEqual(new Set([200]));
    const { data } = await owner.api('GET /audit-entries', { query: { limit: 100 } });
    const trail = data.filter(({ subject }) => subject.id === id).map(({ action }) => action);
    expect(trail).toEqual([`${kind}.undeleted`, `${kind}.deleted`, `${kind}.created`]);
  });
});
