import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { rawBytes, rawRequest } from '../support/raw-request.ts';
import { registerTenant, type TestTenant } from '../support/tenants.ts';

let app: TestApp;
let tenant: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  app = await startApp();
  [tenant, other] = [await registerTenant(app), await registerTenant(app)];
});
afterAll(() => app.close());

const me = (headers: Record<string, string | string[]>, path = '/api/v1/auth/me', origin = app.origin) =>
  rawRequest(origin, path, { headers: { Authorization: `Bearer ${tenant.owner.access_token}`, ...headers } });
const codeOf = (response: { body: Buffer }) =>
  (JSON.parse(response.body.toString()) as { error: { code: string } | null }).error?.code ?? 'ok';

describe('the Host header', () => {
  test('names the tenant, in any case, with any port', async () => {
    for (const host of [
      `${tenant.slug}.localhost`,
      `${tenant.slug.toUpperCase()}.LOCALHOST:8080`,
      `${tenant.slug}.localhost:1`,
    ]) {
      expect([host, codeOf(await me({ Host: host }))]).toEqual([host, 'ok']);
    }
  });

  test.each([
    '',
    ' ',
    'a b',
    'acme.localhost/../x',
    'acme.localhost#x',
    'acme.localhost?x',
    'user:pass@acme.localhost',
    'acme..localhost',
    '.localhost',
    'acme.localhost:port',
    'acme.localhost:-1',
    'acme.localhost:65536',
    '[::1',
    '::1',
    'acme.localhost, evil.example',
    'acme_under.localhost',
    'xn--\u00e4.localhost',
    `${'a'.repeat(64)}.${'b'.repeat(300)}`,
    '${jndi:ldap://x}',
    '<script>',
  ])('%j is malformed, and nobody’s tenant', async (host) => {
    const response = await rawBytes(
      app.origin,
      `GET /api/v1/auth/me HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(response).toMatch(/^HTTP\/1\.1 400 /);
  });

  test.each([
    'evil.example',
    'localhost.evil.example',
    'nobody.localhost',
    'a.b.localhost',
    'localhost',
    '127.0.0.1',
    '[::1]',
  ])('%s belongs to no tenant', async (host) => {
    expect(codeOf(await me({ Host: host }))).toBe('tenant_unknown');
  });

  test('missing or given twice is malformed', async () => {
    expect(await rawBytes(app.origin, 'GET /ping HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    const twice = `GET /ping HTTP/1.1\r\nHost: ${tenant.slug}.localhost\r\nHost: ${other.slug}.localhost\r\nConnection: close\r\n\r\n`;
    expect(await rawBytes(app.origin, twice)).toMatch(/^HTTP\/1\.1 400 /);
    const absolute = `GET http://${other.slug}.localhost/ping HTTP/1.1\r\nHost: ${tenant.slug}.localhost\r\nConnection: close\r\n\r\n`;
    expect(await rawBytes(app.origin, absolute)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('that disagrees with X-Tenant or the path is a conflict; a token of another tenant is refused on every way', async () => {
    const Host = `${tenant.slug}.localhost`;
    expect(codeOf(await me({ Host, 'X-Tenant': other.slug }))).toBe('tenant_conflict');
    expect(codeOf(await me({ Host }, `/t/${other.slug}/api/v1/auth/me`))).toBe('tenant_conflict');
    expect(codeOf(await me({ 'X-Tenant': tenant.slug }, `/t/${other.slug}/api/v1/auth/me`))).toBe('tenant_conflict');
    expect(codeOf(await me({ Host, 'X-Tenant': [tenant.slug, other.slug] }))).toBe('tenant_conflict');
    for (const elsewhere of [
      me({ Host: `${other.slug}.localhost` }),
      me({ 'X-Tenant': other.slug }),
      me({}, `/t/${other.slug}/api/v1/auth/me`),
    ]) {
      expect(codeOf(await elsewhere)).toBe('wrong_tenant');
    }
  });

  test.each(['../acme', 'acme%00', 'acme/../other', '%2e%2e', '', 'A'.repeat(300), "'or'1", '__proto__'])(
    'no tenant is called %j in the path or in X-Tenant',
    async (slug) => {
      const byPath = await rawRequest(app.origin, `/t/${slug}/api/v1/auth/me`);
      expect([400, 404]).toContain(byPath.status);
      expect([400, 404]).toContain((await me({ 'X-Tenant': slug })).status);
    },
  );
});

describe('forwarded headers', () => {
  const claims = {
    'X-Forwarded-For': '203.0.113.66',
    'X-Real-IP': '203.0.113.66',
    Forwarded: 'for=203.0.113.66;host=evil.example;proto=https',
    'X-Forwarded-Proto': 'https',
    'X-Request-Id': 'forged-request-id',
    'X-Original-URL': '/api/v1/auth/me',
    'X-Rewrite-URL': '/api/v1/auth/me',
    'X-HTTP-Method-Override': 'DELETE',
  };

  test('of somebody who is no trusted proxy count for nothing', async () => {
    const response = await me({
      ...claims,
      Host: `${tenant.slug}.localhost`,
      'X-Forwarded-Host': `${other.slug}.localhost`,
    });
    expect(codeOf(response)).toBe('ok');
    expect(response.headers['x-request-id']).not.toBe('forged-request-id');
    expect(response.headers['strict-transport-security']).toBeUndefined();
    expect(app.logs.join('')).not.toContain('forged-request-id');
    expect(
      (await rawRequest(app.origin, '/nowhere', { headers: { ...claims, 'X-Tenant': tenant.slug } })).status,
    ).not.toBe(500);
  });

  test('of a trusted proxy count, if they are sane', async () => {
    const behind = await startApp({ database: app.database, env: { trustedProxies: ['127.0.0.1/32'] } });
    const forwarded = { ...claims, Host: 'internal', 'X-Forwarded-Host': `${tenant.slug}.localhost` };
    const response = await me(forwarded, undefined, behind.origin);
    expect([codeOf(response), response.headers['x-request-id']]).toEqual(['ok', 'forged-request-id']);
    expect(response.headers['strict-transport-security']).toContain('max-age');
    for (const id of ['x', 'a b c d e f g h', '{"a":1}aaaa', 'x'.repeat(200)]) {
      const insane = await me({ ...forwarded, 'X-Request-Id': id }, undefined, behind.origin);
      expect(insane.headers['x-request-id']).not.toBe(id);
    }
    expect((await me({ ...forwarded, 'X-Forwarded-Host': 'a b' }, undefined, behind.origin)).status).toBe(400);
    await behind.close();
  });
});

describe('a request that two servers would read differently', () => {
  const get = 'GET /api/v1/auth/me HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const head = 'POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

  test.each([
    ['both lengths', `${head}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${get}`],
    ['two lengths', `${head}Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}${get}`],
    ['a signed length', `${head}Content-Length: +2\r\n\r\n{}${get}`],
    ['a negative length', `${head}Content-Length: -2\r\n\r\n{}${get}`],
    ['a length in hexadecimal', `${head}Content-Length: 0x2\r\n\r\n{}${get}`],
    ['an unknown transfer coding', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${get}`],
    ['a coding twice', `${head}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${get}`],
    ['a space before the colon', `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${get}`],
    ['a folded header', `${head}X-A: a\r\n b\r\nContent-Length: 2\r\n\r\n{}${get}`],
    ['a bare line feed', `POST /api/v1/auth/login HTTP/1.1\nHost: localhost\nContent-Length: 2\n\n{}${get}`],
    ['a NUL in a header', `${head}X-A: a\u0000b\r\n\r\n${get}`],
    ['a broken chunk', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n${get}`],
    ['an endless chunk size', `${head}Transfer-Encoding: chunked\r\n\r\n${'f'.repeat(40)}\r\n{}\r\n0\r\n\r\n${get}`],
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n'],
    ['a header of 64 kB', `GET /ping HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(65_536)}\r\n\r\n`],
    ['3,000 headers', `GET /ping HTTP/1.1\r\nHost: localhost\r\n${'X-A: a\r\n'.repeat(3000)}\r\n`],
    ['an address of 64 kB', `GET /${'a'.repeat(65_536)} HTTP/1.1\r\nHost: localhost\r\n\r\n`],
  ])('(%s) is refused once, and nothing behind it gets a response', async (_, bytes) => {
    const response = await rawBytes(app.origin, Buffer.from(bytes, 'latin1'));
    const statuses = [...response.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
    expect(statuses.length).toBeLessThanOrEqual(1);
    for (const status of statuses) expect([400, 404, 405, 413, 415, 431]).toContain(status);
  });

  test.each(['TRACE', 'PROPFIND', 'OPTIONS', 'PUT'])('%s is not spoken here', async (method) => {
    const response = await rawRequest(app.origin, '/api/v1/auth/me', { method });
    expect([404, 405]).toContain(response.status);
  });

  test('(no path) is never a server error', async () => {
    for (const path of [
      '/%',
      '/%zz',
      '/api/v1/%ff',
      '/api/v1//auth/me',
      '/api/v1/auth/me/',
      '/api/v1/auth/%6de',
      '/api',
      '/api/',
      '/api/v1',
      '/API/V1/auth/me',
      '/\\..\\x',
      '/;x',
      '/?',
      '/t',
      '/t/',
      '/t//',
      `/t/${tenant.slug}`,
    ]) {
      const { status } = await rawRequest(app.origin, path);
      expect([path, status >= 500 && status !== 503]).toEqual([path, false]);
    }
  });
});

test('after all this, everyone else is still served', async () => {
  expect((await tenant.owner.api('GET /auth/me')).status).toBe(200);
  expect(app.logs.filter((line) => line.includes('"status":500'))).toEqual([]);
});
