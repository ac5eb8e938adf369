import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allModules, startApp, type TestApp } from '../support/app.ts';
import { readEvents } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import { withoutRechecks } from '../support/live-rechecks.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { openSocket, refusalOf, type TestSocket } from '../support/sockets.ts';
import { addMember, membershipOf, registerTenant, type TestMember, type TestTenant } from '../support/tenants.ts';
import { allowRoom, createWaysIn, newKey, revoke, type WaysIn } from '../support/ways-in.ts';

/** What ends a right is pushed to whatever is open by it. Nothing else can end it here: the periodic check is off. */
withoutRechecks();

let ways: WaysIn;
let redis: TestRedis;
let database: TestDatabase;
beforeAll(async () => {
  ways = createWaysIn();
  [redis, database] = await Promise.all([startRedis(), createDatabase()]);
});
afterAll(async () => {
  await Promise.all([redis.remove(), database.drop()]);
});

const start = (redisUrl?: string, env: object = {}) =>
  startApp({ database, modules: [...allModules, ways.module], env: { role: 'web', redisUrl, ...env } });

/** A socket of a member, as a page opens one. */
async function socketOf(app: TestApp, tenant: TestTenant, member: TestMember): Promise<TestSocket> {
  const headers = { tenant: tenant.slug, token: member.access_token };
  const { data } = await app.api('POST /fixture/tickets', headers);
  const path = `/ws?ticket=${(data as { ticket: string }).ticket}`;
  const socket = await openSocket(app.origin, { path, tenant: tenant.slug });
  expect(await socket.next()).toBe(`hello ${member.user_id}`);
  return socket;
}
const endOf = async (socket: TestSocket) => (await socket.closed).reason;

describe.each(['one process', 'two processes over Redis'])('in %s', (processes) => {
  /** Where the admins are, and where the sockets are. */
  let here: TestApp;
  let there: TestApp;
  let tenant: TestTenant;
  beforeAll(async () => {
    const redisUrl = processes === 'one process' ? undefined : redis.url;
    here = await start(redisUrl);
    there = redisUrl === undefined ? here : await start(redisUrl);
    tenant = await registerTenant(here);
  });
  afterAll(async () => {
    if (there !== here) await there.close();
    await here.close();
  });
  const manage = async (user: TestMember, method: 'PATCH' | 'DELETE', body?: object) => {
    const { id } = await membershipOf(tenant.owner, user);
    expect((await tenant.owner.api(`${method} /members/:id`, { params: { id }, body })).status).toBeLessThan(300);
  };

  it.each([
    ['signs out everywhere', 'session_revoked', (user: TestMember) => user.api('POST /auth/logout-all')],
    ['is suspended', 'session_revoked', (user: TestMember) => manage(user, 'PATCH', { status: 'suspended' })],
    ['is removed', 'session_revoked', (user: TestMember) => manage(user, 'DELETE')],
    ['may do less', 'permissions_changed', (user: TestMember) => manage(user, 'PATCH', { role: 'client' })],
  ])('a socket ends at once when its member %s: %s', async (_, code, end) => {
    const member = await addMember(here, tenant, 'admin');
    const other = await socketOf(there, tenant, tenant.owner);
    const socket = await socketOf(there, tenant, member);
    await end(member);
    expect(await socket.closed).toEqual({ code: 4001, reason: code });
    other.client.send('still here');
    expect(await other.next()).toBe('still here');
    other.client.terminate();
  });

  it('a socket ends at once when its key is revoked', async () => {
    const { id, key } = newKey(ways, { orgId: tenant.organization.id, scopes: [] });
    const socket = await openSocket(there.origin, { tenant: tenant.slug, token: key, origin: null });
    await revoke(ways, here, id);
    expect(await endOf(socket)).toBe('unauthenticated');
  });

  it('every socket and stream ends at once when the portal is suspended, and no other portal’s does', async () => {
    const shut = await registerTenant(here);
    const sockets = [await socketOf(there, shut, shut.owner), await socketOf(there, shut, shut.owner)];
    const headers = { Accept: 'text/event-stream' };
    const asked = { tenant: shut.slug, token: shut.owner.access_token, headers };
    const events = readEvents(await there.request('GET /fixture/stream', asked));
    await events.next();
    const other = await socketOf(there, tenant, tenant.owner);
    await database.admin(`update organizations set status = 'suspended' where id = $1`, [shut.organization.id]);
    for (const socket of sockets) expect(await endOf(socket)).toBe('tenant_suspended');
    expect((await events.next()).value).toMatchObject({ data: { code: 'tenant_suspended' } });
    other.client.send('still here');
    expect(await other.next()).toBe('still here');
    other.client.terminate();
  });

  it('a socket goes on when its member may do more', async () => {
    const member = await addMember(here, tenant, 'client');
    const socket = await socketOf(there, tenant, member);
    await manage(member, 'PATCH', { role: 'admin' });
    socket.client.send('still here');
    expect(await socket.next()).toBe('still here');
    socket.client.terminate();
  });

  it('a topic is followed by who may, and by nobody else', async () => {
    const room = randomUUID();
    const orgId = tenant.organization.id;
    const socket = await socketOf(there, tenant, tenant.owner);
    const follow = async (name: string) => {
      socket.client.send(`follow ${name}`);
      return socket.next();
    };
    for (const name of [`room:${room}`, `nothing:${room}`, 'room', 'room:', "room:' or 1=1", `room:${room}:x`, ''])
      expect([name, await follow(name)]).toEqual([name, 'not_found']);
    allowRoom(ways, orgId, room, tenant.owner.user_id, true);
    expect(await follow(`room:${room}`)).toBe('following');

    // Somebody else's right is of no concern; one's own is lost at once.
    await here.kernel.topics.changed(orgId, `room:${room}`);
    await here.kernel.topics.changed(randomUUID(), `room:${room}`);
    allowRoom(ways, orgId, room, tenant.owner.user_id, false);
    await here.kernel.topics.changed(orgId, `room:${room}`);
    expect(await socket.next()).toBe('lost not_found');
    await here.kernel.topics.changed(orgId, `room:${room}`);
    socket.client.send('once');
    expect(await socket.next()).toBe('once');
    socket.client.terminate();
  });
});

it('a socket whose handler pays no heed to its end is cut off', async () => {
  const app = await start();
  const tenant = await registerTenant(app);
  const socket = await socketOf(app, tenant, tenant.owner);
  // As one whose client never completes the closing handshake.
  socket.client.pause();
  await tenant.owner.api('POST /auth/logout-all');
  await eventually(() => app.kernel.live.count('socket') === 0, 'its place is free', 5_000);
  socket.client.resume();
  await socket.closed;
  await app.close();
});

describe('who has too many sockets open', () => {
  it('hears so on the next one, and has a place again for each that ends, in all processes together', async () => {
    // A person may have 3 open, a tenth of what stands in budgets.ts.
    const [one, other] = [
      await start(redis.url, { rateLimitScale: 0.1 }),
      await start(redis.url, { rateLimitScale: 0.1 }),
    ];
    const tenant = await registerTenant(one);
    const sockets = [
      await socketOf(one, tenant, tenant.owner),
      await socketOf(other, tenant, tenant.owner),
      await socketOf(other, tenant, tenant.owner),
    ];
    const page = { tenant: tenant.slug, token: tenant.owner.access_token };
    expect(await refusalOf(one.origin, page)).toMatchObject({ status: 429, code: 'rate_limited' });
    // Streams have places of their own.
    const headers = { Accept: 'text/event-stream' };
    const stream = await one.request('GET /fixture/stream', { ...page, headers });
    expect(stream.status).toBe(200);
    await stream.body?.cancel();
    sockets[1]?.client.terminate();
    await eventually(() => other.kernel.live.count('socket') === 1, 'one has ended');
    const again = await eventually(() => openSocket(one.origin, page).catch(() => null), 'there is a place');
    for (const { client } of [...sockets, again]) client.terminate();
    await Promise.all([one.close(), other.close()]);
  });
});

describe('a process that stops', () => {
  it('tells its sockets, takes no more, and waits for nobody who does not listen', async () => {
    const app = await start();
    const tenant = await registerTenant(app);
    const [polite, deaf] = [await socketOf(app, tenant, tenant.owner), await socketOf(app, tenant, tenant.owner)];
    deaf.client.pause();
    const page = { tenant: tenant.slug, token: tenant.owner.access_token };
    app.kernel.lifecycle.stopping = true;
    expect(await refusalOf(app.origin, page)).toMatchObject({ status: 503, code: 'unavailable' });
    const stopped = app.close();
    expect(await endOf(polite)).toBe('unavailable');
    await stopped;
    deaf.client.resume();
    await deaf.closed;
  });

  it.each([
    ['late', '503 unavailable'],
    ['never', 'the line was cut without a response'],
  ])('opens no socket that it was asked for before: who is let in %s hears %s', async (when, outcome) => {
    const app = await start();
    const tenant = await registerTenant(app);
    const { key } = newKey(ways, { orgId: tenant.organization.id, scopes: [] });
    const [asked, late] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    ways.beforeLookUp = () => {
      asked.resolve();
      return late.promise;
    };
    const response = refusalOf(app.origin, { tenant: tenant.slug, token: key, origin: null });
    const heard = response.then(
      ({ status, code }) => `${status} ${code}`,
      (error: Error) => error.message,
    );
    await asked.promise;
    const stopped = app.close();
    if (when === 'late') late.resolve();
    expect(await heard).toBe(outcome);
    await stopped;
    late.resolve();
    ways.beforeLookUp = () => Promise.resolve();
  });
});
