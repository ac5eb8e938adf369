import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi } from '../../backend/src/kernel/http/document/openapi.ts';
import { allModules, startApp, type TestApp } from '../support/app.ts';
import { readEvents } from '../support/events.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../support/tenants.ts';
import { createWaysIn, newKey, newToken, revoke, sign, type WaysIn } from '../support/ways-in.ts';

let ways: WaysIn;
let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;
let member: TestMember;
let orgId: string;
beforeAll(async () => {
  ways = createWaysIn();
  app = await startApp({ modules: [...allModules, ways.module], env: { role: 'web' } });
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
  member = await addMember(app, acme, 'member');
  orgId = acme.organization.id;
});
afterAll(() => app.close());

const ask = (key: string, token: string, more: object = {}) => app.api(key, { tenant: acme.slug, token, ...more });
const codeOf = async (response: ReturnType<typeof ask>) => {
  const { status, error } = await response;
  return error ? `${status} ${error.code}` : String(status);
};
const challengeOf = async (response: ReturnType<typeof ask>) => (await response).headers.get('www-authenticate');

describe('an API key', () => {
  it('may what its scopes name of what its role may, and is told which it is that it lacks', async () => {
    const { key } = newKey(ways, { orgId, scopes: ['fixture.read'] });
    expect(await ask('GET /fixture/things', key)).toMatchObject({ status: 200, data: { user: null } });
    expect(await codeOf(ask('POST /fixture/things', key))).toBe('403 insufficient_scope');
    expect(await challengeOf(ask('POST /fixture/things', key))).toBe(
      `Bearer realm="${acme.slug}", error="insufficient_scope"`,
    );
  });

  it('with no scope may nothing', async () => {
    const { key } = newKey(ways, { orgId, scopes: [] });
    expect(await codeOf(ask('GET /fixture/things', key))).toBe('403 insufficient_scope');
    expect(await codeOf(ask('POST /fixture/things', key))).toBe('403 insufficient_scope');
  });

  it('that is revoked is refused at once, and ends what it reads', async () => {
    const { id, key } = newKey(ways, { orgId, scopes: ['fixture.read'] });
    const headers = { Accept: 'text/event-stream' };
    const events = readEvents(await app.request('GET /fixture/stream', { tenant: acme.slug, token: key, headers }));
    expect((await events.next()).value).toMatchObject({ event: 'begun' });
    await revoke(ways, app, id);
    expect(await codeOf(ask('GET /fixture/things', key))).toBe('401 unauthenticated');
    expect((await events.next()).value).toMatchObject({ event: 'error', data: { code: 'unauthenticated' } });
  });

  it('that loses a scope ends what it reads', async () => {
    const { id, key } = newKey(ways, { orgId, scopes: ['fixture.read', 'fixture.manage'] });
    const headers = { Accept: 'text/event-stream' };
    const events = readEvents(await app.request('GET /fixture/stream', { tenant: acme.slug, token: key, headers }));
    await events.next();
    ways.grants.set(id, { orgId, userId: null, scopes: ['fixture.read'] });
    // Nobody tells: it shows by the look that every open stream has twice a second.
    expect((await events.next()).value).toMatchObject({ data: { code: 'permissions_changed' } });
  });

  it('of one tenant is nobody at another', async () => {
    const { key } = newKey(ways, { orgId: globex.organization.id, scopes: ['fixture.read'] });
    expect(await codeOf(ask('GET /fixture/things', key))).toBe('401 unauthenticated');
  });

  it('has repeats and a budget of its own', async () => {
    const [one, other] = [1, 2].map(() => newKey(ways, { orgId, scopes: ['fixture.manage'] }));
    const headers = { 'Idempotency-Key': 'the-same' };
    const [first, second] = await Promise.all([
      ask('POST /fixture/things', one?.key ?? '', { headers }),
      ask('POST /fixture/things', other?.key ?? '', { headers }),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.data).not.toEqual(second.data);
    expect((await ask('POST /fixture/things', one?.key ?? '', { headers })).data).toEqual(first.data);
    const left = async (key: string) => (await ask('GET /fixture/things', key)).headers.get('ratelimit');
    expect(await left(newKey(ways, { orgId, scopes: ['fixture.read'] }).key)).toMatch(/^"user";r=1199999;/);
  });
});

describe('a token of another program', () => {
  it('acts for a person, within its scopes', async () => {
    const { token } = newToken(ways, { orgId, userId: member.user_id, scopes: ['fixture.read'] });
    expect(await ask('GET /fixture/things', token)).toMatchObject({ status: 200, data: { user: member.user_id } });
    expect(await codeOf(ask('POST /fixture/things', token))).toBe('403 insufficient_scope');
  });

  it('gets no response again that the person got', async () => {
    const headers = { 'Idempotency-Key': 'of-the-owner' };
    const { data } = await ask('POST /fixture/things', acme.owner.access_token, { headers });
    const none = newToken(ways, { orgId, userId: acme.owner.user_id, scopes: [] });
    expect(await codeOf(ask('POST /fixture/things', none.token, { headers }))).toBe('403 insufficient_scope');
    const all = newToken(ways, { orgId, userId: acme.owner.user_id, scopes: ['fixture.manage'] });
    const again = await ask('POST /fixture/things', all.token, { headers });
    expect([again.status, again.data]).not.toEqual([201, data]);
  });

  /** Where the document's example is refused for what it says, before anybody is. */
  const wellFormed: Record<string, object> = {
    'PATCH /organization': { body: { name: 'Another name' } },
    'GET /usage/summary': { query: { by: 'model' } },
    'POST /invitations/import': { headers: { 'Content-Type': 'text/csv' } },
  };

  it('for nothing that is here is refused by every route of the API', async () => {
    const { token } = newToken(ways, { orgId, userId: acme.owner.user_id, scopes: ['nothing.read'] });
    const document = openApi({ modules: allModules });
    const letIn: string[] = [];
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { security, requestBody }] of Object.entries(operations)) {
        // Public, with an optional token, or signed.
        if (security.length !== 1 || !security.every((one) => 'bearer' in one || 'session' in one)) continue;
        const key = `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '0199e0a4-7f3b-7c52-9d1e-5b8f0c2a6d31')}`;
        const body = requestBody?.content['application/json']?.example;
        const { status } = await ask(key, token, wellFormed[key] ?? (body === undefined ? {} : { body }));
        if (status !== 403 && status !== 404) letIn.push(`${key}: ${status}`);
      }
    }
    expect(letIn).toEqual([]);
  });
});

describe('a credential that is none', () => {
  it.each([
    ['no header', {}, ''],
    ['another scheme', { Authorization: 'Basic b3duZXI6eA==' }, ''],
    ['an unknown key', { Authorization: 'Bearer atr_0199e0a4-7f3b-7c52-9d1e-5b8f0c2a6d31' }, ', error="invalid_token"'],
    ['no token', { Authorization: 'Bearer' }, ', error="invalid_token"'],
    ['two tokens', { Authorization: 'Bearer a b' }, ', error="invalid_token"'],
    ['a key in the address or another header', { 'X-API-Key': 'atr_x' }, ''],
  ])('is challenged by RFC 6750: %s', async (_, headers, error) => {
    const response = ask('GET /fixture/things', '', { headers, query: { ticket: 'x', access_token: 'x' } });
    expect(await challengeOf(response)).toBe(`Bearer realm="${acme.slug}"${error}`);
    expect(await codeOf(response)).toBe('401 unauthenticated');
  });
});

describe('a signed request', () => {
  const send = (body: string, headers: Record<string, string>) =>
    fetch(`${app.origin}/t/${acme.slug}/api/v1/fixture/payments`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  const signed = (body: string, signature = sign(body), more = {}) =>
    send(body, { 'Stripe-Signature': signature, ...more });

  it('is from who signed it, a person is not', async () => {
    const response = await signed('{ "paid":  1 }');
    expect([response.status, await response.json()]).toEqual([
      200,
      expect.objectContaining({ data: { user: null, may: false } }),
    ]);
    expect(ways.payments).toEqual(['{ "paid":  1 }']);
  });

  it.each([
    ['a body that was changed', () => signed('{"paid":2}', sign('{"paid":1}'))],
    ['another secret', () => signed('{}', sign('{}', Date.now(), 'whsec_other'))],
    ['a request that was recorded long ago', () => signed('{}', sign('{}', Date.now() - 301_000))],
    ['no signature', () => send('{}', {})],
    ['nonsense', () => signed('{}', 't=,v1=')],
    ['half of one', () => signed('{}', sign('{}').slice(0, 40))],
    ['a session instead', () => send('{}', { Authorization: `Bearer ${acme.owner.access_token}` })],
    ['a cookie instead', () => send('{}', { Cookie: acme.owner.cookie })],
  ])('is nobody’s with %s', async (_, request) => {
    const before = ways.payments.length;
    const response = await request();
    const { data, error } = (await response.json()) as { data: null; error: { code: string } };
    expect([response.status, data, error.code]).toEqual([401, null, 'unauthenticated']);
    expect(response.headers.get('www-authenticate')).toBe(`Signature realm="${acme.slug}"`);
    expect(ways.payments).toHaveLength(before);
  });

  it('has its effect once, however often it is sent with one key', async () => {
    const key = { 'Idempotency-Key': 'evt_1' };
    for (let at = 0; at < 3; at += 1) expect((await signed('{"once":1}', undefined, key)).status).toBe(200);
    expect(ways.payments.filter((body) => body === '{"once":1}')).toHaveLength(1);
    expect((await signed('{"once":2}', undefined, key)).status).toBe(422);
  });

  it('is bounded, and read only after its signature is there', async () => {
    expect((await signed('x'.repeat(10_001))).status).toBe(413);
  });

  it('is in the document by the header that carries its signature', () => {
    const { paths, components } = openApi({ modules: [ways.module] });
    expect(paths['/fixture/payments']?.['post']?.security).toEqual([{ 'Stripe-Signature': [] }]);
    expect(components.securitySchemes['Stripe-Signature']).toMatchObject({ type: 'apiKey', in: 'header' });
  });
});
