import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail } from '../../backend/src/kernel/errors.ts';
import { allModules, startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { rawBytes, rawRequest } from '../support/raw-request.ts';
import { handshake, openLine, openSocket, refusalOf, type SocketInput } from '../support/sockets.ts';
import { askToJoin, openJoining, registerTenant, type TestMember, type TestTenant } from '../support/tenants.ts';
import { createWaysIn, newKey, newToken, type WaysIn } from '../support/ways-in.ts';

let ways: WaysIn;
let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;
let key: string;
const timeouts = { handshake: 300, headers: 600, checkEvery: 50 };
beforeAll(async () => {
  ways = createWaysIn();
  app = await startApp({ modules: [...allModules, ways.module], env: { role: 'web' }, timeouts });
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
  ({ key } = newKey(ways, { orgId: acme.organization.id, scopes: [] }));
});
afterAll(() => app.close());

const ticketOf = async (member: TestMember): Promise<string> => {
  const { data } = await member.api('POST /fixture/tickets');
  return (data as { ticket: string }).ticket;
};
/** As a page of acme opens one. */
const byTicket = async (member = acme.owner, input: SocketInput = {}): Promise<SocketInput> => ({
  path: `/ws?ticket=${await ticketOf(member)}`,
  tenant: acme.slug,
  ...input,
});
const refused = (input: SocketInput) => refusalOf(app.origin, { tenant: acme.slug, ...input });
const nothingIsOpen = () =>
  eventually(() => app.kernel.live.count('socket') === 0, 'no socket is counted any more, nor its places held');

describe('a socket', () => {
  it('is opened by a page with a ticket, which is good once', async () => {
    const input = await byTicket();
    const socket = await openSocket(app.origin, input);
    expect(await socket.next()).toBe(`hello ${acme.owner.user_id}`);
    socket.client.send('and back');
    expect(await socket.next()).toBe('and back');
    expect(app.kernel.live.count('socket', acme.organization.id)).toBe(1);
    expect(await refused(input)).toMatchObject({ status: 401, code: 'unauthenticated' });
    socket.client.close();
    await nothingIsOpen();
    const line = await eventually(() => app.logs.find((one) => one.includes('"status":101')), 'it is in the log');
    expect(JSON.parse(line)).toMatchObject({ route: '/ws', outcome: 'ok', org: acme.slug, user: acme.owner.user_id });
    expect(line).not.toContain('ticket');
  });

  it('is opened below the path of a tenant, and by a page that the tenant allows', async () => {
    const origin = 'https://shop.example';
    await acme.owner.api('PATCH /organization', { body: { settings: { allowed_origins: [origin] } } });
    const path = `/t/${acme.slug}/ws?ticket=${await ticketOf(acme.owner)}`;
    const socket = await openSocket(app.origin, { path, origin });
    expect(await socket.next()).toContain('hello');
    socket.client.terminate();
  });

  it('is opened by a program with a key, or a token, that says nothing of an origin', async () => {
    const { token } = newToken(ways, { orgId: acme.organization.id, userId: acme.owner.user_id, scopes: [] });
    for (const shown of [key, token]) {
      const socket = await openSocket(app.origin, { tenant: acme.slug, token: shown, origin: null });
      expect(await socket.next()).toContain('hello');
      socket.client.terminate();
    }
  });
});

describe('a socket is refused with a response', () => {
  it.each<[string, number, string, () => Promise<SocketInput> | SocketInput]>([
    ['where there is none', 404, 'not_found', () => byTicket(acme.owner, { path: '/nowhere' })],
    ['where a route is', 404, 'not_found', () => ({ path: '/api/v1/auth/me', token: acme.owner.access_token })],
    ['where no tenant is named', 404, 'tenant_unknown', () => byTicket(acme.owner, { tenant: 'nobody-here' })],
    ['without a credential', 401, 'unauthenticated', () => ({})],
    ['with a ticket that is none', 401, 'unauthenticated', () => ({ path: '/ws?ticket=x' })],
    ['with two tickets', 401, 'unauthenticated', () => ({ path: '/ws?ticket=x&ticket=y' })],
    ['with a token in the address', 401, 'unauthenticated', () => ({ path: `/ws?token=${acme.owner.access_token}` })],
    ['with a key of another tenant', 401, 'unauthenticated', () => ({ tenant: globex.slug, token: key, origin: null })],
    ['with a session of another tenant', 401, 'wrong_tenant', () => ({ token: globex.owner.access_token })],
    ['from a page of another origin', 403, 'forbidden', () => byTicket(acme.owner, { origin: 'https://evil.example' })],
    ['from nowhere in a page', 403, 'forbidden', () => byTicket(acme.owner, { origin: 'null' })],
    ['from a person without an origin', 403, 'forbidden', () => byTicket(acme.owner, { origin: null })],
  ])('%s: %i %s', async (_, status, code, input) => {
    const refusal = await refused(await input());
    expect(refusal).toMatchObject({ status, code, headers: { connection: 'close' } });
    expect('www-authenticate' in refusal.headers).toBe(status === 401);
    await nothingIsOpen();
  });

  it('to a ticket of another tenant, which is used up by that', async () => {
    const ticket = await ticketOf(globex.owner);
    expect((await refused({ path: `/ws?ticket=${ticket}` })).code).toBe('unauthenticated');
    expect((await refused({ path: `/ws?ticket=${ticket}`, tenant: globex.slug })).code).toBe('unauthenticated');
  });

  it('to who waits to be admitted', async () => {
    await openJoining(acme);
    const stranger = await askToJoin(app, acme.slug);
    const page = { token: stranger.access_token };
    expect(await refused(page)).toMatchObject({ status: 403, code: 'membership_waiting' });
  });

  it('to a request that asks for none, and the other way round', async () => {
    const plain = await rawRequest(app.origin, '/ws', { headers: { 'X-Tenant': acme.slug } });
    expect([plain.status, plain.headers.upgrade]).toEqual([426, 'websocket']);
    // Some programs offer HTTP/2 with every request; they get a response in HTTP/1.1.
    const offering = { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': 'AAMAAABk' };
    const { status } = await rawRequest(app.origin, '/api/v1/openapi.json', { headers: offering });
    expect(status).toBe(200);
  });

  it('to a handshake that is none, a broken host and a smuggled second request', async () => {
    for (const [lines, status] of [
      [{ 'Sec-WebSocket-Key': 'short' }, 400],
      [{ 'Sec-WebSocket-Version': '8' }, 426],
      [{ Host: 'a b' }, 400],
      [{ Host: undefined }, 400],
      [{ 'X-Tenant': acme.slug, Host: `${globex.slug}.localhost` }, 400],
    ] as const) {
      expect((await rawBytes(app.origin, handshake(lines))).split('\r\n')[0]).toMatch(`HTTP/1.1 ${status}`);
    }
    const smuggled = await rawBytes(app.origin, `${handshake()}GET /ping HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(smuggled.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 404']);
  });
});

describe('a handler', () => {
  const open = () => refused({ token: key, origin: null });

  it.each([
    ['fails', () => Promise.reject(new Error('postgres://app:hunter2@db')), 500, 'internal'],
    ['refuses', () => Promise.reject(fail('forbidden')), 403, 'forbidden'],
    [
      'throws at once',
      () => {
        throw new Error('at once');
      },
      500,
      'internal',
    ],
    ['never responds', () => new Promise<void>(() => undefined), 503, 'timeout'],
  ])('that %s gets an error response, and leaves no socket', async (_, handler, status, code) => {
    ways.nextSocket = handler;
    expect(await open()).toMatchObject({ status, code });
    await nothingIsOpen();
  });

  it('that fails when it has begun to speak is cut off', async () => {
    ways.nextSocket = async ({ socket }) => {
      await new Promise((written) => socket.write('HTTP/1.1 101 Switching Protocols\r\n', written));
      throw new Error('in the middle');
    };
    const said = await rawBytes(app.origin, handshake({ 'X-Tenant': acme.slug, Authorization: `Bearer ${key}` }));
    expect(said).toBe('HTTP/1.1 101 Switching Protocols\r\n');
    await nothingIsOpen();
    await eventually(() => app.logs.some((line) => line.includes('in the middle')), 'the log says why');
  });
});

describe('lines that misbehave', () => {
  it('that are reset before, in the middle of and after a handshake end nothing but themselves', async () => {
    const request = handshake({ 'X-Tenant': acme.slug, Authorization: `Bearer ${key}` });
    for (const part of [0, 30, request.length, request.length]) {
      const line = await openLine(app.origin);
      line.write(request.slice(0, part));
      if (part === request.length) await once(line, 'data');
      line.resetAndDestroy();
    }
    await nothingIsOpen();
    expect((await app.api('GET /auth/me', { tenant: acme.slug, token: acme.owner.access_token })).status).toBe(200);
  });

  it('that ask for a socket before their last response has come are cut off', async () => {
    const said = await rawBytes(
      app.origin,
      `GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n${handshake({ 'X-Tenant': acme.slug })}`,
    );
    expect(said.match(/HTTP\/1\.1 \d{3}/g) ?? []).not.toContain('HTTP/1.1 101');
    expect((await fetch(`${app.origin}/ping`)).status).toBe(200);
  });

  it('a thousand that never end their handshake are cut off, and are in nobody’s way', async () => {
    const half = handshake({ 'X-Tenant': acme.slug }).slice(0, 60);
    const lines = await Promise.all(Array.from({ length: 1_000 }, () => openLine(app.origin)));
    let ended = 0;
    for (const line of lines)
      line
        .on('close', () => (ended += 1))
        .resume()
        .write(half);
    const socket = await openSocket(app.origin, await byTicket());
    expect(await socket.next()).toContain('hello');
    await eventually(() => ended === lines.length, 'all are cut off', 20_000);
    socket.client.terminate();
    await nothingIsOpen();
  });

  it('a thousand that end it and take no response are let go', async () => {
    const whole = handshake({ 'X-Tenant': acme.slug });
    const lines = await Promise.all(Array.from({ length: 1_000 }, () => openLine(app.origin)));
    for (const line of lines) line.pause().write(whole);
    const openHere = async () => {
      const metric = await app.kernel.metrics.registry.getSingleMetricAsString('atrium_open_connections');
      return Number(/^atrium_open_connections (\d+)$/m.exec(metric)?.[1]);
    };
    await eventually(async () => (await openHere()) < 50, 'the server has closed them', 20_000);
    for (const line of lines) line.destroy();
    await nothingIsOpen();
  });
});
