import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import {
  addMember,
  membershipOf,
  password,
  registerTenant,
  signIn,
  type TestMember,
  type TestTenant,
} from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let admin: TestMember;

beforeAll(async () => {
  app = await startApp();
  acme = await registerTenant(app);
  await app.database.admin(`update organizations set plan = 'basic' where id = $1`, [acme.organization.id]);
  admin = await addMember(app, acme, 'admin');
});
afterAll(() => app.close());

const idOf = async (user: TestMember) => (await membershipOf(acme.owner, user)).id;
const patch = (manager: TestMember, id: string, body: object, headers = {}) =>
  manager.api('PATCH /members/:id', { params: { id }, body, headers });
const remove = (manager: TestMember, id: string) => manager.api('DELETE /members/:id', { params: { id } });
const login = (email: string) => app.api('POST /auth/login', { tenant: acme.slug, body: { email, password } });
const seats = async () => (await acme.owner.api('GET /members/summary')).data.seats.used;

/** The trail's entries about a member, newest first. */
async function trailOf(id: string) {
  const { data } = await acme.owner.api('GET /audit-entries', { query: { limit: 100 } });
  return data
    .filter(({ subject }) => subject.id === id)
    .map(({ action, before, after, actor }) => ({ action, before, after, by: actor.user_id }));
}
const eventsOf = async (id: string) =>
  (await app.database.admin(`select type from outbox where payload ->> 'member_id' = $1 order by seq`, [id])).map(
    ({ type }) => type,
  );

describe('a member who is suspended', () => {
  it('is signed out everywhere at once, may not come back, and keeps the seat', async () => {
    const laptop = await addMember(app, acme, 'member');
    const phone = await signIn(app, acme.slug, laptop.email);
    const [id, before] = [await idOf(laptop), await seats()];
    const { status, data } = await patch(admin, id, { status: 'suspended' });
    expect(status).toBe(200);
    expect(data).toMatchObject({ status: 'suspended', version: 2, abilities: { suspend: false, restore: true } });
    for (const session of [laptop, phone]) {
      expect((await session.api('GET /auth/me')).error?.code).toBe('session_revoked');
      const headers = { cookie: session.cookie };
      expect((await app.api('POST /auth/refresh', { tenant: acme.slug, headers })).status).toBe(401);
    }
    expect((await login(laptop.email)).error?.code).toBe('invalid_credentials');
    expect(await seats()).toBe(before);
  });

  it('is restored, signs in again, and finds what was there; the old sessions stay ended', async () => {
    const member = await addMember(app, acme, 'member');
    const { data: conversation } = await member.api('POST /conversations', { body: {} });
    const id = await idOf(member);
    await patch(admin, id, { status: 'suspended' });
    expect((await patch(acme.owner, id, { status: 'active' })).data.status).toBe('active');
    expect((await member.api('GET /auth/me')).status).toBe(401);
    const back = await signIn(app, acme.slug, member.email);
    expect((await back.api('GET /conversations')).data.map((one) => one.id)).toEqual([conversation.id]);
    expect(await trailOf(id)).toEqual([
      {
        action: 'member.restored',
        before: { role: 'member', status: 'suspended' },
        after: { role: 'member', status: 'active' },
        by: acme.owner.user_id,
      },
      {
        action: 'member.suspended',
        before: { role: 'member', status: 'active' },
        after: { role: 'member', status: 'suspended' },
        by: admin.user_id,
      },
    ]);
    expect(await eventsOf(id)).toEqual(['member.suspended', 'member.restored']);
  });

  it('by an admin who is suspended in the same moment stays a member, or the admin was faster', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [other, member] = [await addMember(app, acme, 'admin'), await addMember(app, acme, 'member')];
      const [otherId, memberId] = [await idOf(other), await idOf(member)];
      const [bySuspended] = await Promise.all([
        patch(other, memberId, { status: 'suspended' }),
        patch(acme.owner, otherId, { status: 'suspended' }),
      ]);
      expect([200, 401]).toContain(bySuspended.status);
      const { status } = await membershipOf(acme.owner, member);
      expect(status).toBe(bySuspended.status === 200 ? 'suspended' : 'active');
    }
  });

  it('does nothing with an old token, even where the process has not heard of it', async () => {
    const [other, member] = [await addMember(app, acme, 'admin'), await addMember(app, acme, 'member')];
    const id = await idOf(member);
    expect((await other.api('GET /auth/me')).status).toBe(200);
    // In the database, so that the process's cached state of the session is older.
    await app.database.admin(`update members set status = 'suspended' where user_id = $1`, [other.user_id]);
    expect(await patch(other, id, { role: 'client' })).toMatchObject({
      status: 401,
      error: { code: 'session_revoked' },
    });
    await app.database.admin(`update members set status = 'active', role = 'agent' where user_id = $1`, [
      other.user_id,
    ]);
    expect(await remove(other, id)).toMatchObject({ status: 403 });
    expect((await membershipOf(acme.owner, member)).version).toBe(1);
  });
});

describe('a member who gets another role', () => {
  it('has its permissions from the next request on, up and down, without signing in again', async () => {
    const member = await addMember(app, acme, 'client');
    const id = await idOf(member);
    expect((await member.api('GET /members')).status).toBe(403);
    expect((await patch(admin, id, { role: 'admin' })).data).toMatchObject({ role: 'admin', version: 2 });
    expect((await member.api('GET /audit-entries')).status).toBe(200);
    await patch(admin, id, { role: 'client' });
    expect((await member.api('GET /audit-entries')).status).toBe(403);
    expect((await member.api('GET /members')).status).toBe(403);
    expect((await member.api('GET /auth/me')).data.role).toBe('client');
    expect(await eventsOf(id)).toEqual(['member.role_changed', 'member.role_changed']);
    expect((await trailOf(id))[0]).toMatchObject({ before: { role: 'admin' }, after: { role: 'client' } });
  });

  it('keeps it where nothing changes, and nobody is told', async () => {
    const id = await idOf(await addMember(app, acme, 'agent'));
    for (const body of [{}, { role: 'agent' }, { status: 'active' }, { role: 'agent', status: 'active' }]) {
      expect(await patch(admin, id, body)).toMatchObject({ status: 200, data: { version: 1 } });
    }
    expect([await trailOf(id), await eventsOf(id)]).toEqual([[], []]);
  });

  it('and is suspended in the same moment has both, in whatever order', async () => {
    const id = await idOf(await addMember(app, acme, 'member'));
    const responses = await Promise.all([
      patch(admin, id, { status: 'suspended' }),
      patch(acme.owner, id, { role: 'agent' }),
      patch(admin, id, { role: 'agent' }),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { data } = await admin.api('GET /members/:id', { params: { id } });
    expect(data).toMatchObject({ role: 'agent', status: 'suspended', version: 3 });
  });

  it('by two admins at once who say which version they saw: the second is told', async () => {
    const id = await idOf(await addMember(app, acme, 'member'));
    const responses = await Promise.all(
      ['agent', 'client', 'admin'].map((role) => patch(acme.owner, id, { role }, { 'If-Match': '"1"' })),
    );
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(responses.filter(({ error }) => error?.code === 'version_stale')).toHaveLength(2);
  });
});

describe('a member who is removed', () => {
  it('is signed out, in no list, and frees the seat; what they wrote stays under their name', async () => {
    const writer = await addMember(app, acme, 'admin');
    await writer.api('POST /announcements', { body: { title: 'Of mine', body: 'Words' } });
    const [id, before] = [await idOf(writer), await seats()];
    expect((await remove(admin, id)).status).toBe(204);
    expect((await writer.api('GET /auth/me')).error?.code).toBe('session_revoked');
    expect((await login(writer.email)).status).toBe(401);
    expect(await seats()).toBe(before - 1);
    for (const query of [
      { q: writer.email },
      { q: writer.email, status: 'suspended' },
      { q: writer.email, status: 'waiting' },
    ]) {
      expect((await acme.owner.api('GET /members', { query })).data).toEqual([]);
    }
    const { data: news } = await acme.owner.api('GET /announcements');
    expect(news.find(({ title }) => title === 'Of mine')?.author).toMatchObject({ name: 'Some admin' });
    for (const again of [
      remove(admin, id),
      patch(admin, id, { status: 'active' }),
      admin.api('GET /members/:id', { params: { id } }),
    ]) {
      expect((await again).status).toBe(404);
    }
    expect((await trailOf(id))[0]).toMatchObject({
      action: 'member.removed',
      after: { role: 'admin', status: 'removed' },
    });
    expect(await eventsOf(id)).toEqual(['member.removed']);
  });

  it('frees one seat, by twenty clicks at once', async () => {
    const id = await idOf(await addMember(app, acme, 'client'));
    const before = await seats();
    const responses = await Promise.all(Array.from({ length: 20 }, () => remove(admin, id)));
    expect(responses.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(responses.filter(({ status }) => status === 404)).toHaveLength(19);
    expect(await seats()).toBe(before - 1);
  });
});

describe('nobody', () => {
  it('but an owner touches owners or makes one', async () => {
    const second = await addMember(app, acme, 'owner');
    const [ownerId, memberId] = [await idOf(second), await idOf(await addMember(app, acme, 'member'))];
    for (const body of [{ role: 'admin' }, { status: 'suspended' }]) {
      expect((await patch(admin, ownerId, body)).error?.code).toBe('forbidden');
    }
    expect((await remove(admin, ownerId)).error?.code).toBe('forbidden');
    expect((await patch(admin, memberId, { role: 'owner' })).error?.code).toBe('forbidden');
    const seen = (await admin.api('GET /members/:id', { params: { id: memberId } })).data;
    expect(seen.assignable_roles).toEqual(['admin', 'agent', 'member', 'client']);
    expect((await admin.api('GET /members/:id', { params: { id: ownerId } })).data.abilities).toEqual({
      admit: false,
      change_role: false,
      suspend: false,
      restore: false,
      remove: false,
    });
    expect((await patch(acme.owner, memberId, { role: 'owner' })).data.role).toBe('owner');
    expect((await patch(second, memberId, { role: 'client' })).data.role).toBe('client');
    expect((await remove(acme.owner, ownerId)).status).toBe(204);
  });

  it('changes their own membership', async () => {
    for (const self of [admin, acme.owner]) {
      const id = await idOf(self);
      expect((await self.api('GET /members/:id', { params: { id } })).data.abilities.remove).toBe(false);
      const responses = [
        await patch(self, id, { role: 'client' }),
        await patch(self, id, { status: 'suspended' }),
        await remove(self, id),
      ];
      const code = self === admin ? 'forbidden' : 'last_owner';
      expect(responses.map(({ error }) => error?.code)).toEqual([code, code, code]);
    }
  });

  it.each(['agent', 'member', 'client'] as const)('who is a %s changes anybody', async (role) => {
    const { api } = await addMember(app, acme, role);
    const id = await idOf(await addMember(app, acme, 'client'));
    expect((await api('PATCH /members/:id', { params: { id }, body: { role: 'agent' } })).error?.code).toBe(
      'forbidden',
    );
    expect((await api('DELETE /members/:id', { params: { id } })).error?.code).toBe('forbidden');
  });

  it('who manages members by a custom role gives more than they have', async () => {
    const manager = await addMember(app, acme, 'member');
    const [role] = await app.database.admin(
      `insert into roles (org_id, name, permissions) values ($1, 'People', '{members.manage}') returning id`,
      [acme.organization.id],
    );
    await app.database.admin(`update members set role_id = $2 where user_id = $1`, [manager.user_id, role?.['id']]);
    const fresh = await signIn(app, acme.slug, manager.email);
    const id = await idOf(await addMember(app, acme, 'client'));
    expect((await patch(fresh, id, { role: 'member' })).status).toBe(200);
    // Agents read a partner's clients, which members do not.
    for (const more of ['agent', 'admin'])
      expect((await patch(fresh, id, { role: more })).error?.code).toBe('forbidden');
    expect((await patch(fresh, await idOf(admin), { role: 'client' })).error?.code).toBe('forbidden');
  });

  it('but somebody of the organization: another one’s member is as good as none', async () => {
    const globex = await registerTenant(app);
    const id = await idOf(await addMember(app, acme, 'client'));
    const none = '01a1fc4f-03c7-7300-81ea-d79d1101aa60';
    for (const act of [
      (at: string) => patch(globex.owner, at, { role: 'agent' }),
      (at: string) => remove(globex.owner, at),
    ]) {
      const [foreign, nonexistent] = [await act(id), await act(none)];
      expect([foreign.status, foreign.error?.message]).toEqual([404, nonexistent.error?.message]);
    }
    expect((await admin.api('GET /members/:id', { params: { id } })).data.version).toBe(1);
  });
});

describe('an organization', () => {
  it('always keeps an active owner, whoever of them tries what fifty times at once', async () => {
    const tenant = await registerTenant(app);
    const owners = [tenant.owner, await addMember(app, tenant, 'owner'), await addMember(app, tenant, 'owner')];
    const ids = await Promise.all(owners.map(async (owner) => (await membershipOf(tenant.owner, owner)).id));
    const attempt = (at: number) => {
      const by = owners[at % owners.length] as TestMember;
      const id = ids[(at + 1 + (at % 2)) % ids.length] ?? '';
      if (at % 3 === 0) return patch(by, id, { role: 'client' });
      return at % 3 === 1 ? patch(by, id, { status: 'suspended' }) : remove(by, id);
    };
    const responses = await Promise.all(Array.from({ length: 50 }, (_, at) => attempt(at)));
    expect(responses.filter(({ status }) => status >= 500)).toEqual([]);
    const left = await app.database.admin(
      `select count(*)::int as owners from members where org_id = $1 and role = 'owner' and status = 'active'`,
      [tenant.organization.id],
    );
    expect(left).toEqual([{ owners: 1 }]);
  });
});

describe('what is sent', () => {
  it.each([
    [{ role: 'root' }, 'role'],
    [{ role: null }, 'role'],
    [{ status: 'waiting' }, 'status'],
    [{ status: 'removed' }, 'status'],
    [{ org_id: '01a1fc4f-03c7-7300-81ea-d79d1101aa60' }, 'org_id'],
    [{ user_id: '01a1fc4f-03c7-7300-81ea-d79d1101aa60' }, 'user_id'],
    [{ email: 'x@example.com' }, 'email'],
    [{ version: 9 }, 'version'],
    [{ admitted_at: '2026-01-01T00:00:00Z' }, 'admitted_at'],
    [{ role_id: '01a1fc4f-03c7-7300-81ea-d79d1101aa60' }, 'role_id'],
  ])('cannot be %j', async (body, field) => {
    const { status, error } = await patch(acme.owner, await idOf(admin), body);
    expect([status, Object.keys(error?.fields ?? {})]).toEqual([422, [field]]);
  });

  it('must name a member by an id', async () => {
    expect((await patch(acme.owner, 'me', { role: 'agent' })).status).toBe(422);
    expect((await remove(acme.owner, '1 or 1=1')).status).toBe(422);
  });
});
