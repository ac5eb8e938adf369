import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allModules, startApp, type TestApp } from '../../../../tests/support/app.ts';
import { createProbe } from '../../../../tests/support/probe.ts';
import { registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';

let app: TestApp;
let tenant: TestTenant;
beforeAll(async () => {
  app = await startApp({ modules: [...allModules, createProbe().module] });
  tenant = await registerTenant(app);
});
afterAll(() => app.close());

describe('a route', () => {
  test('comes in the envelope, stripped to its contract, with an id to find it by', async () => {
    const { status, data, error, meta, headers } = await app.api('GET /probe/items', { query: { q: 'x' } });
    expect({ status, data, error }).toEqual({
      status: 200,
      data: [{ id: '0199e0a4-7f3b-7c52-9d1e-5b8f0c2a6d31', name: 'x' }],
      error: null,
    });
    expect(meta).toEqual({ request_id: headers.get('x-request-id'), next_cursor: 'more' });
    expect((await app.api('GET /probe/items', { query: { cursor: 'more' } })).meta.next_cursor).toBeNull();
  });

  test.each<Record<string, string | number>>([
    { limit: 0 },
    { limit: -1 },
    { limit: 101 },
    { limit: 1e21 },
    { limit: 1.5 },
    { limit: 'NaN' },
    { limit: '' },
    { cursor: '' },
    { cursor: 'x'.repeat(513) },
    { q: 'a\u0000b' },
    { order: 'desc' },
    { constructor: 1 },
  ])('refuses the query %j and names the field', async (query) => {
    const { status, error } = await app.api('GET /probe/items', { query });
    expect(status).toBe(422);
    expect(Object.keys(error?.fields ?? {})).toEqual(Object.keys(query));
  });

  test('refuses a field that is given twice, and a query that is not UTF-8', async () => {
    const raw = (search: string) => fetch(`${app.origin}/api/v1/probe/items?${search}`);
    expect((await raw('limit=1&limit=2')).status).toBe(422);
    expect((await raw('q[a]=1')).status).toBe(422);
    expect((await raw('__proto__=1')).status).toBe(422);
    expect((await raw('q=%ff')).status).toBe(400);
    expect((await raw('q=%')).status).toBe(400);
  });

  test.each(['1', 'me', '../../etc/passwd', "' or 1=1", 'a\u0000', '0199e0a4-7f3b-7c52-9d1e-5b8f0c2a6d3', '{}'])(
    'refuses the id %j',
    async (id) => {
      expect(await app.api('GET /probe/items/:id', { params: { id } })).toMatchObject({
        status: 422,
        error: { code: 'invalid_fields', fields: { id: expect.any(String) as string } },
      });
    },
  );

  test('with a word where another has an id keeps its own', async () => {
    expect((await app.api('GET /probe/items/newest')).data).toMatchObject({ name: 'newest' });
  });

  test('that is not there is a 404, and one that is there with another method a 405 that says which', async () => {
    expect(await app.api('GET /nothing/here')).toMatchObject({ status: 404, error: { code: 'not_found' } });
    const wrong = await app.api('DELETE /probe/items');
    expect(wrong).toMatchObject({ status: 405, error: { code: 'method_not_allowed' } });
    expect(wrong.headers.get('allow')).toContain('GET');
    expect((await fetch(`${app.origin}/api/v1/%E0%A4%A`)).status).toBe(400);
  });

  test('treats HEAD like GET, without the body', async () => {
    const head = await app.request('HEAD /probe/items');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(50);
  });

  test('that returns what its contract forbids is our fault, not a response', async () => {
    const { status, error, data } = await app.api('GET /probe/broken');
    expect([status, error?.code, data]).toEqual([500, 'internal', null]);
    expect(app.logs.join('')).toContain('returned what its contract does not allow: id');
  });

  test('that fails as its contract does not say is our fault outside production', async () => {
    expect((await app.api('GET /probe/surprise')).error?.code).toBe('internal');
    expect(app.logs.join('')).toContain('responded request_in_progress, which its contract does not list');
  });

  test('that throws tells the log what happened and the caller nothing', async () => {
    const { status, error, meta } = await app.api('GET /probe/fault');
    expect(status).toBe(500);
    expect(JSON.stringify(error)).not.toContain('postgres');
    const line = app.logs.find((one) => one.includes(meta.request_id) && one.includes('request failed')) ?? '';
    expect(line).toContain('db said no');
    expect(line).not.toContain('hunter2');
  });

  test('that reads cannot write, even by mistake', async () => {
    const { status } = await app.api('GET /probe/write', { tenant: tenant.slug });
    expect(status).toBe(500);
    expect(app.logs.join('')).toContain('read-only transaction');
    expect((await tenant.owner.api('GET /members')).data).toHaveLength(1);
  });

  test('that met another transaction runs again, and only its last run speaks', async () => {
    const { status, data, headers } = await app.api('POST /probe/again', { tenant: tenant.slug });
    expect([status, data, headers.get('x-run')]).toEqual([200, { runs: 2 }, '2']);
  });
});

describe('who asks', () => {
  test('must say so where an actor is needed, and is told how', async () => {
    const { status, error, headers } = await app.api('GET /members', { tenant: tenant.slug });
    expect([status, error?.code]).toEqual([401, 'unauthenticated']);
    expect(headers.get('www-authenticate')).toBe(`Bearer realm="${tenant.slug}"`);
  });

  test.each(['Basic b3duZXI6eA==', 'Bearer', 'Bearer a b', 'bearer x.y.z', 'Bearer null', 'Token x'])(
    'is nobody with Authorization: %s',
    async (Authorization) => {
      const { status, error } = await app.api('GET /members', { tenant: tenant.slug, headers: { Authorization } });
      expect([status, error?.code]).toEqual([401, 'unauthenticated']);
    },
  );

  test('needs a tenant first', async () => {
    expect((await app.api('GET /members')).error?.code).toBe('tenant_unknown');
    expect((await app.api('GET /members', { tenant: 'nobody-here' })).error?.code).toBe('tenant_unknown');
  });

  test('is in the log with request, tenant, user, route, status and latency, and nothing said', async () => {
    const { meta } = await tenant.owner.api('GET /members', { query: { limit: 5 } });
    const line = app.logs.find((one) => one.includes(meta.request_id)) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      org: tenant.slug,
      user: tenant.owner.user_id,
      method: 'GET',
      route: '/api/v1/members',
      status: 200,
      outcome: 'ok',
      latency_ms: expect.any(Number) as number,
    });
    expect(line).not.toContain(tenant.owner.access_token);
  });
});
