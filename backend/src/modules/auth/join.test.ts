import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import {
  addMember,
  askToJoin,
  membershipOf,
  openJoining,
  password,
  registerTenant,
  signIn,
  type TestMember,
  type TestTenant,
} from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  // Requests come from the address in the forwarded header.
  app = await startApp({ env: { trustedProxies: ['127.0.0.1'] } });
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
  await Promise.all([openJoining(acme), openJoining(globex)]);
});
afterAll(() => app.close());

const person = { name: 'Carla Client', email: 'Carla@Example.com ', password };
const join = (body: object, { tenant = acme, ip = '192.0.2.1' } = {}) =>
  app.api('POST /auth/register', { tenant: tenant.slug, body, headers: { 'x-forwarded-for': ip } });
const login = (email: string, typed = password, tenant = acme) =>
  app.api('POST /auth/login', { tenant: tenant.slug, body: { email, password: typed } });

async function remove(manager: TestMember, user: TestMember, status?: 'waiting'): Promise<void> {
  const { id } = await membershipOf(manager, user, status);
  const removed = await manager.api('DELETE /members/:id', { params: { id } });
  expect(removed.status).toBe(204);
}

async function admit(manager: TestMember, user: TestMember): Promise<void> {
  const { id } = await membershipOf(manager, user, 'waiting');
  const { status } = await manager.api('POST /members/:id/admit', { params: { id } });
  expect(status).toBe(200);
}

describe('somebody who asks to join', () => {
  it('waits, signed in as a client without any permission, and can sign in again', async () => {
    const { status, data } = await join(person);
    expect(status).toBe(201);
    expect(data.user).toMatchObject({
      name: 'Carla Client',
      email: 'carla@example.com',
      role: 'client',
      permissions: [],
    });
    expect(data.user.status).toBe('waiting');
    const again = await login('CARLA@example.com');
    expect([again.status, again.data.user.status]).toEqual([200, 'waiting']);
  });

  it('takes no seat of the plan', async () => {
    const [before] = await app.database.admin(`select used from counters where org_id = $1`, [acme.organization.id]);
    await askToJoin(app, acme.slug);
    expect(await app.database.admin(`select used from counters where org_id = $1`, [acme.organization.id])).toEqual([
      before,
    ]);
  });

  it('is told that they wait, may leave, and is refused everything else', async () => {
    const stranger = await askToJoin(app, acme.slug);
    const { data: me } = await stranger.api('GET /auth/me');
    expect(me).toMatchObject({ status: 'waiting', role: 'client', permissions: [], user: { status: 'waiting' } });
    expect(Object.values(me.abilities).flatMap((verbs) => Object.values(verbs))).not.toContain(true);
    const document = (await (await fetch(`${app.origin}/api/v1/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { security: object[] }>>;
    };
    const open = new Set(['GET /auth/me', 'POST /auth/logout', 'POST /auth/logout-all']);
    const asked: string[] = [];
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { security }] of Object.entries(operations)) {
        // Signed by a program: no token is looked at.
        if (!security.every((one) => 'bearer' in one || 'session' in one)) continue;
        const key = `${method.toUpperCase()} ${path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1')}`;
        if (security.length === 0 || open.has(key)) continue;
        const { status, error } = await stranger.api(key, {
          params: { id: stranger.user_id },
          body: method === 'get' ? undefined : {},
        });
        expect({ key, status, code: error?.code }).toEqual({ key, status: 403, code: 'membership_waiting' });
        asked.push(key);
      }
    }
    expect(asked).toEqual(
      expect.arrayContaining(['GET /models', 'POST /conversations', 'GET /members', 'PATCH /auth/me']),
    );
    expect((await stranger.api('POST /auth/logout')).status).toBe(204);
    expect((await stranger.api('GET /auth/me')).status).toBe(401);
  });

  it('keeps the session over a refresh', async () => {
    const stranger = await askToJoin(app, acme.slug);
    const { status, data } = await app.api('POST /auth/refresh', {
      tenant: acme.slug,
      headers: { cookie: stranger.cookie },
    });
    expect([status, data.user.status]).toEqual([200, 'waiting']);
  });

  it('does so once per address; in another organization the same address is somebody else', async () => {
    await join({ ...person, email: 'twice@example.com' });
    const again = await join({ ...person, email: 'twice@example.com' });
    expect([again.status, again.error?.code]).toEqual([409, 'email_taken']);
    const elsewhere = { ...person, email: 'twice@example.com', password: 'another four words here' };
    expect((await join(elsewhere, { tenant: globex })).status).toBe(201);
    expect((await login('twice@example.com', password, globex)).status).toBe(401);
  });

  it('cannot where the organization has not opened joining, which is how it begins', async () => {
    const tenant = await registerTenant(app);
    const { status, error } = await join(person, { tenant });
    expect([status, error?.code]).toEqual([403, 'forbidden']);
    expect((await tenant.owner.api('GET /organization')).data.settings.self_registration).toBe('closed');
  });

  it.each([
    { role: 'owner' },
    { org_id: 'x' },
    { is_superuser: true },
    { permissions: [] },
    { status: 'active' },
    { user_id: '01a1fc4f-03c7-7300-81ea-d79d1101aa60' },
  ])('cannot bring more than is asked for: %o', async (more) => {
    const { status, error } = await join({ ...person, email: 'more@example.com', ...more });
    expect(status).toBe(422);
    expect(Object.keys(error?.fields ?? {})).toEqual(Object.keys(more));
  });

  it('leaves a trail and an event that carry ids alone', async () => {
    const tenant = await registerTenant(app);
    await openJoining(tenant);
    const stranger = await askToJoin(app, tenant.slug);
    const { id } = await membershipOf(tenant.owner, stranger, 'waiting');
    const [entry] = (await tenant.owner.api('GET /audit-entries')).data.filter(
      ({ action }) => action === 'member.requested',
    );
    expect(entry).toMatchObject({ subject: { type: 'member', id }, actor: { user_id: stranger.user_id } });
    const events = await app.database.admin(
      `select payload from outbox where type = 'member.requested' and org_id = $1`,
      [tenant.organization.id],
    );
    expect(events).toEqual([{ payload: { member_id: id, user_id: stranger.user_id } }]);
  });
});

describe('the list of those who wait', () => {
  it('is no longer than 200, however many strangers come at once', async () => {
    const tenant = await registerTenant(app);
    await openJoining(tenant);
    await fillList(tenant, 195);
    const responses = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        join({ ...person, email: `crowd-${at}@example.com` }, { tenant, ip: `198.51.100.${at}` }),
      ),
    );
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(5);
    const refused = responses.find(({ status }) => status !== 201);
    expect(refused).toMatchObject({
      status: 429,
      error: { code: 'waiting_list_full', fields: { scope: 'organization', limit: 200 } },
    });
    expect(refused?.headers.get('retry-after')).toBe('3600');
    expect((await tenant.owner.api('GET /members/summary')).data.waiting).toBe(200);
  });

  it('has at most 20 from one network address, while others may still ask', async () => {
    const tenant = await registerTenant(app);
    await openJoining(tenant);
    const responses = await Promise.all(
      Array.from({ length: 23 }, (_, at) =>
        join({ ...person, email: `house-${at}@example.com` }, { tenant, ip: `2001:db8:1:2::${at + 1}` }),
      ),
    );
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(responses.find(({ status }) => status !== 201)?.error).toMatchObject({
      code: 'waiting_list_full',
      fields: { scope: 'address', limit: 20 },
    });
    expect((await join({ ...person, email: 'other@example.com' }, { tenant, ip: '192.0.2.77' })).status).toBe(201);
  });
});

/** Inserts without the triggers, which require the tenant of a transaction. */
async function fillList({ organization: { id } }: TestTenant, count: number): Promise<void> {
  await app.database.admin(`
    set session_replication_role = replica;
    insert into users (id, home_org_id, email, name)
    select gen_random_uuid(), '${id}', 'waits-' || n || '@example.com', 'Waits' from generate_series(1, ${count}) n;
    insert into members (org_id, user_id, email, role, status, admitted_at)
    select home_org_id, id, email, 'client', 'waiting', null from users where home_org_id = '${id}' and name = 'Waits'`);
}

describe('somebody who was removed', () => {
  it('may not sign in, asks again with the password they had, and waits as a client; once admitted, all is there', async () => {
    const admin = await addMember(app, acme, 'admin');
    const { data: conversation } = await admin.api('POST /conversations', { body: { title: 'Mine' } });
    await remove(acme.owner, admin);
    expect((await login(admin.email)).error?.code).toBe('invalid_credentials');

    const { status, data } = await join({ name: 'Another name', email: admin.email, password });
    expect([status, data.user.id, data.user.name, data.user.role]).toEqual([
      201,
      admin.user_id,
      'Some admin',
      'client',
    ]);
    expect(data.user.permissions).toEqual([]);
    await admit(acme.owner, admin);
    const back = await signIn(app, acme.slug, admin.email);
    expect((await back.api('GET /conversations')).data.map(({ id }) => id)).toEqual([conversation.id]);
    expect((await back.api('GET /members')).status).toBe(403);
  });

  it('is nobody whose place a stranger takes by their address, and guessing their password is slow', async () => {
    const member = await addMember(app, acme, 'member');
    await remove(acme.owner, member);
    const asStranger = (guess: string) =>
      join({ name: 'Eve', email: member.email, password: guess }, { ip: '203.0.113.5' });
    expect(await asStranger('four words they invented')).toMatchObject({ status: 409, error: { code: 'email_taken' } });
    for (let at = 0; at < 8; at += 1) await asStranger(`four words number ${at}`);
    expect((await asStranger(password)).error?.code).toBe('account_locked');
    const { data } = await acme.owner.api('GET /members', { query: { status: 'waiting', q: member.email } });
    expect(data).toEqual([]);
  });
});

describe('somebody who was refused', () => {
  it('is signed out, and whoever asks next under the address has an account of their own', async () => {
    const stranger = await askToJoin(app, acme.slug, { name: 'First' });
    await remove(acme.owner, stranger, 'waiting');
    expect((await stranger.api('GET /auth/me')).error?.code).toBe('session_revoked');
    expect((await login(stranger.email)).error?.code).toBe('invalid_credentials');
    const next = { name: 'Second', email: stranger.email, password: 'quite another password' };
    expect((await join(next)).data.user).toMatchObject({ name: 'Second', status: 'waiting' });
    expect((await login(stranger.email)).status).toBe(401);
    expect((await login(stranger.email, next.password)).status).toBe(200);
  });
});

it('strangers ask a few times an hour from one address, in whatever organizations', async () => {
  // A tenth of the budgets: two an hour.
  const tight = await startApp({ env: { trustedProxies: ['127.0.0.1'], rateLimitScale: 0.1 } });
  const [one, other] = [
    await registerTenant(tight, { from: '192.0.2.1' }),
    await registerTenant(tight, { from: '192.0.2.2' }),
  ];
  const ask = ({ slug }: TestTenant, ip: string) =>
    tight.api('POST /auth/register', { tenant: slug, body: {}, headers: { 'x-forwarded-for': ip } });
  for (const tenant of [one, other]) expect((await ask(tenant, '192.0.2.9')).status).toBe(422);
  expect(await ask(one, '192.0.2.9')).toMatchObject({
    status: 429,
    error: { code: 'rate_limited', fields: { budget: 'register', scope: 'ip', limit: 2 } },
  });
  expect((await ask(one, '192.0.2.10')).status).toBe(422);
  await tight.close();
});

it('strangers who wait use up nothing of what the members of the organization may ask for', async () => {
  // A thousandth of the budgets: 30 requests a minute for the organization, 2 for a person.
  const tight = await startApp({ env: { trustedProxies: ['127.0.0.1'], rateLimitScale: 0.001 } });
  const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });
  const tenant = await registerTenant(tight);
  await tight.database.admin(`update organizations set settings = '{"self_registration": "open"}' where id = $1`, [
    tenant.organization.id,
  ]);
  tight.kernel.tenants.drop(tenant.organization.id);
  // One after another: the number of open connections is limited to a thousandth, too.
  for (let at = 0; at < 16; at += 1) {
    const ip = `198.51.100.${at}`;
    const body = { name: 'Waits', email: `waits-${at}@example.com`, password };
    const { data } = await tight.api('POST /auth/register', { tenant: tenant.slug, body, ...from(ip) });
    const me = () => tight.api('GET /auth/me', { tenant: tenant.slug, token: data.access_token, ...from(ip) });
    expect([(await me()).status, (await me()).status]).toEqual([200, 200]);
  }
  expect((await tenant.owner.api('GET /auth/me', from('192.0.2.9'))).status).toBe(200);
  await tight.close();
});
