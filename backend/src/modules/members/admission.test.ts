import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import {
  addMember,
  askToJoin,
  membershipOf,
  openJoining,
  registerTenant,
  type TestMember,
  type TestTenant,
} from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let admin: TestMember;

beforeAll(async () => {
  app = await startApp();
  acme = await registerTenant(app);
  await openJoining(acme);
  admin = await addMember(app, acme, 'admin');
});
afterAll(() => app.close());

const idOf = async (user: TestMember, tenant = acme) => (await membershipOf(tenant.owner, user, 'waiting')).id;
const admit = (manager: TestMember, id: string, headers = {}) =>
  manager.api('POST /members/:id/admit', { params: { id }, headers });

async function useSeats(tenant: TestTenant, used: number): Promise<void> {
  const values = [tenant.organization.id, used];
  await app.database.admin(`update counters set used = $2 where org_id = $1 and kind = 'users'`, values);
}
const seatsOf = async (tenant: TestTenant) => (await tenant.owner.api('GET /members/summary')).data.seats;

describe('an admin', () => {
  it('sees who waits, the first first, and how many; others do not learn of it', async () => {
    const tenant = await registerTenant(app);
    await openJoining(tenant);
    const strangers = [await askToJoin(app, tenant.slug), await askToJoin(app, tenant.slug)];
    const agent = await addMember(app, tenant, 'agent');
    const { data } = await tenant.owner.api('GET /members', { query: { status: 'waiting' } });
    expect(data.map(({ user_id }) => user_id)).toEqual(strangers.map(({ user_id }) => user_id));
    expect(data[0]).toMatchObject({
      status: 'waiting',
      admitted_at: null,
      abilities: { admit: true, remove: true, suspend: false, restore: false, change_role: false },
      assignable_roles: [],
    });
    expect((await tenant.owner.api('GET /members/summary')).data).toEqual({
      waiting: 2,
      seats: { used: 2, limit: 25 },
    });

    expect((await agent.api('GET /members', { query: { status: 'waiting' } })).error?.code).toBe('forbidden');
    expect((await agent.api('GET /members/summary')).error?.code).toBe('forbidden');
    expect((await agent.api('GET /members/:id', { params: { id: data[0]?.id ?? '' } })).status).toBe(404);
    for (const reader of [tenant.owner, agent]) {
      const { data: members } = await reader.api('GET /members');
      expect(members.map(({ user_id }) => user_id)).toEqual([tenant.owner.user_id, agent.user_id]);
    }
  });

  it('admits somebody, who is a client from the next request on and has a seat', async () => {
    const stranger = await askToJoin(app, acme.slug);
    expect((await stranger.api('GET /models')).error?.code).toBe('membership_waiting');
    const before = await seatsOf(acme);
    const { status, data } = await admit(admin, await idOf(stranger));
    expect(status).toBe(200);
    expect(data).toMatchObject({
      status: 'active',
      role: 'client',
      version: 2,
      abilities: { admit: false, suspend: true },
    });
    expect(data.admitted_at).toEqual(data.status_since);
    expect((await stranger.api('GET /models')).status).toBe(200);
    expect((await stranger.api('GET /auth/me')).data).toMatchObject({ status: 'active', role: 'client' });
    expect(await seatsOf(acme)).toEqual({ ...before, used: before.used + 1 });
  });

  it('takes one seat for one person, by twenty clicks at once and one more', async () => {
    const stranger = await askToJoin(app, acme.slug);
    const id = await idOf(stranger);
    const before = await seatsOf(acme);
    const responses = await Promise.all(Array.from({ length: 20 }, () => admit(admin, id)));
    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect((await admit(acme.owner, id)).data.version).toBe(2);
    expect((await seatsOf(acme)).used).toBe(before.used + 1);
    const { data } = await admin.api('GET /audit-entries', { query: { limit: 100 } });
    const told = data.filter((entry) => entry.action === 'member.admitted' && entry.subject.id === id);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      actor: { user_id: admin.user_id },
      before: { role: 'client', status: 'waiting' },
      after: { role: 'client', status: 'active' },
    });
    const events = await app.database.admin(
      `select payload from outbox where type = 'member.admitted' and payload ->> 'member_id' = $1`,
      [id],
    );
    expect(events).toEqual([{ payload: { member_id: id, user_id: stranger.user_id } }]);
  });

  it('admits one of ten at once into the last seat; the others wait on, and it says what to do', async () => {
    const tenant = await registerTenant(app);
    await openJoining(tenant);
    const strangers = await Promise.all(Array.from({ length: 10 }, () => askToJoin(app, tenant.slug)));
    const ids = await Promise.all(strangers.map((stranger) => idOf(stranger, tenant)));
    await useSeats(tenant, 24);
    const responses = await Promise.all(ids.map((id) => admit(tenant.owner, id)));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = responses.filter(({ status }) => status === 402);
    expect(refused).toHaveLength(9);
    expect(refused[0]?.error).toMatchObject({ code: 'plan_limit', fields: { kind: 'users', limit: 25, used: 25 } });
    expect(refused[0]?.error?.message).toMatch(/25 users.*Remove a member, or choose a larger plan/);
    expect((await tenant.owner.api('GET /members/summary')).data).toEqual({
      waiting: 9,
      seats: { used: 25, limit: 25 },
    });
  });

  it('refuses somebody, whose session ends and who is nowhere any more; no seat is freed', async () => {
    const stranger = await askToJoin(app, acme.slug);
    const id = await idOf(stranger);
    const before = await seatsOf(acme);
    expect((await admin.api('DELETE /members/:id', { params: { id } })).status).toBe(204);
    expect((await stranger.api('GET /auth/me')).error?.code).toBe('session_revoked');
    expect((await admin.api('DELETE /members/:id', { params: { id } })).status).toBe(404);
    expect((await admit(admin, id)).status).toBe(404);
    expect((await admin.api('GET /members/:id', { params: { id } })).status).toBe(404);
    expect(await seatsOf(acme)).toEqual(before);
    const [entry] = (await admin.api('GET /audit-entries')).data;
    expect(entry).toMatchObject({
      action: 'member.refused',
      before: { status: 'waiting' },
      after: { status: 'removed' },
    });
  });

  it('is told where there is nobody to admit: suspended, of another organization, or not there at all', async () => {
    const member = await addMember(app, acme, 'member');
    const { id } = await membershipOf(admin, member);
    await admin.api('PATCH /members/:id', { params: { id }, body: { status: 'suspended' } });
    expect((await admit(admin, id)).error).toMatchObject({ code: 'conflict' });

    const globex = await registerTenant(app);
    await openJoining(globex);
    const foreign = await idOf(await askToJoin(app, globex.slug), globex);
    const [other, none] = [await admit(admin, foreign), await admit(admin, '01a1fc4f-03c7-7300-81ea-d79d1101aa60')];
    expect([other.status, other.error?.message]).toEqual([404, none.error?.message]);
    expect((await globex.owner.api('GET /members/summary')).data.waiting).toBe(1);
  });

  it('is told that somebody else was faster, where the version is old', async () => {
    const id = await idOf(await askToJoin(app, acme.slug));
    expect((await admit(admin, id, { 'If-Match': '"7"' })).error?.code).toBe('version_stale');
    expect((await admit(admin, id, { 'If-Match': '"1"' })).status).toBe(200);
  });
});

describe('who waits', () => {
  it('cannot be given a role or be suspended before being admitted', async () => {
    const id = await idOf(await askToJoin(app, acme.slug));
    for (const body of [{ role: 'admin' }, { status: 'active' }, { status: 'suspended' }]) {
      const { error } = await admin.api('PATCH /members/:id', { params: { id }, body });
      expect(error).toMatchObject({ code: 'conflict', message: 'Admit or refuse this person first.' });
    }
  });

  it('is not admitted by those who do not manage members', async () => {
    const id = await idOf(await askToJoin(app, acme.slug));
    for (const role of ['agent', 'member', 'client'] as const) {
      const { status, error } = await admit(await addMember(app, acme, role), id);
      expect([status, error?.code]).toEqual([403, 'forbidden']);
    }
  });
});
