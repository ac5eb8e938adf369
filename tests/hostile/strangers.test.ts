import { randomBytes } from 'node:crypto';
import type { Interceptor } from 'slonik';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { rawRequest } from '../support/raw-request.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../support/tenants.ts';

const queries: string[] = [];
const countingQueries: Interceptor = {
  name: 'counts queries',
  beforeQueryExecution(_context, { sql }) {
    queries.push(sql);
    return null;
  },
};
const asked = (part: string) => queries.filter((query) => query.includes(part)).length;

let app: TestApp;
let tenant: TestTenant;
let colleague: TestMember;
beforeAll(async () => {
  // An address has 30 requests a minute, an organization 300; a hundredth of what stands in budgets.ts.
  app = await startApp({
    env: { role: 'web', rateLimitScale: 0.01, trustedProxies: ['127.0.0.1'] },
    interceptors: [countingQueries],
  });
  tenant = await registerTenant(app);
  colleague = await addMember(app, tenant, 'member');
});
beforeEach(() => queries.splice(0));
afterAll(() => app.close());

const from = (address: string) => ({ 'X-Forwarded-For': address });
const addresses = (network: string, count: number) => Array.from({ length: count }, (_, at) => `${network}.${at + 1}`);
const someSlug = () => `s-${randomBytes(6).toString('hex')}`;

interface Asked {
  path: string;
  method?: string;
  headers?: Record<string, string>;
}

/** The statuses of `count` requests from one address, each as `request` says; ten at a time. */
async function storm(address: string, count: number, request: () => Asked) {
  const statuses: number[] = [];
  while (statuses.length < count) {
    const some = Array.from({ length: Math.min(10, count - statuses.length) }, async () => {
      const { path, headers, ...rest } = request();
      return (await rawRequest(app.origin, path, { ...rest, headers: { ...from(address), ...headers } })).status;
    });
    statuses.push(...(await Promise.all(some)));
  }
  return statuses;
}

describe('a storm of strangers', () => {
  it.each(['POST /auth/logout', 'POST /auth/refresh', 'GET /members'])(
    'that asks %s of a portal from everywhere leaves its people all that is theirs',
    async (key) => {
      const network = `10.${key.length}.0`;
      for (const address of addresses(network, 40)) {
        const call = () => app.api(key, { tenant: tenant.slug, headers: from(address) });
        await Promise.all(Array.from({ length: 10 }, call));
      }
      const response = await tenant.owner.api('GET /members', { headers: from(`${network}.200`) });
      expect(response.status).toBe(200);
      // What is left of an organization's 300 and a person's 12: only the owner has asked.
      expect(response.headers.get('ratelimit')).toMatch(/^"user";r=(9|10|11);/);
    },
  );

  const guesses: [by: string, guess: () => Asked][] = [
    ['paths', () => ({ path: `/t/${someSlug()}/api/v1/auth/me` })],
    ['pages', () => ({ path: `/t/${someSlug()}/` })],
    ['headers', () => ({ path: '/api/v1/auth/me', headers: { 'X-Tenant': someSlug() } })],
    ['subdomains', () => ({ path: '/', headers: { Host: `${someSlug()}.localhost` } })],
    ['domains', () => ({ path: '/api/v1/openapi.json', headers: { Host: `${someSlug()}.example` } })],
    [
      'domains, headers and paths at once',
      () => ({
        path: `/t/${someSlug()}/api/v1/auth/me`,
        headers: { Host: `${someSlug()}.example`, 'X-Tenant': someSlug() },
      }),
    ],
    ['files', () => ({ path: '/assets/app.js', headers: { Host: `${someSlug()}.example` } })],
    [
      'preflights',
      () => ({
        path: `/t/${someSlug()}/api/v1/members`,
        method: 'OPTIONS',
        headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' },
      }),
    ],
    ['methods that no route has', () => ({ path: '/readyz', method: 'POST', headers: { 'X-Tenant': someSlug() } })],
  ];
  it.each(guesses.map(([by, guess], at) => [by, guess, at + 1] as const))(
    'that guesses names of portals by %s costs one address its budget, and nobody else',
    async (_, guess, at) => {
      const statuses = await storm(`192.0.2.${at}`, 200, guess);
      expect(asked('from organizations')).toBeLessThanOrEqual(30);
      // An address has 60 files a minute.
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(140);
      expect(await storm(`198.51.100.${at}`, 1, guess)).not.toContain(429);
    },
  );

  it('meets one budget for pages, documents, preflights and what is not there', async () => {
    const paths = ['/', '/icon.svg', '/api/v1/docs', '/api/v1/openapi.json', '/api/v1/nothing', '/nothing', '/api'];
    let at = 0;
    const statuses = await storm('192.0.2.200', 30, () => ({ path: paths[at++ % paths.length] ?? '/' }));
    expect(statuses).not.toContain(429);
    for (const path of paths) expect(await storm('192.0.2.200', 1, () => ({ path }))).toEqual([429]);
  });
});

describe('a probe of a load balancer', () => {
  it('is served in the middle of a storm from its own address', async () => {
    const address = '192.0.2.210';
    expect(await storm(address, 40, () => ({ path: '/nothing' }))).toContain(429);
    for (const path of ['/ping', '/healthz', '/readyz', '/status'])
      expect(await storm(address, 1, () => ({ path }))).toEqual([200]);
  });

  it('is served without end where that costs nothing, and within a budget where it does', async () => {
    expect(new Set(await storm('192.0.2.211', 100, () => ({ path: '/healthz' })))).toEqual(new Set([200]));
    const ready = await storm('192.0.2.212', 20, () => ({ path: '/readyz' }));
    expect(ready.filter((status) => status === 200)).toHaveLength(6);
  });

  it('shares one look at the database with all others of its second', async () => {
    const startedAt = performance.now();
    const probes = addresses('203.0.113', 60).map((address) => storm(address, 1, () => ({ path: '/readyz' })));
    expect(new Set((await Promise.all(probes)).flat())).toEqual(new Set([200]));
    expect(asked('select 1')).toBeLessThanOrEqual(1 + (performance.now() - startedAt) / 1000);
  });
});

it('a member whose requests are refused uses up nothing of what the others have', async () => {
  for (const address of addresses('10.99.0', 30)) {
    const call = () => colleague.api('GET /members', { headers: from(address) });
    await Promise.all(Array.from({ length: 15 }, call));
  }
  expect((await tenant.owner.api('GET /members', { headers: from('10.99.1.1') })).status).toBe(200);
});
