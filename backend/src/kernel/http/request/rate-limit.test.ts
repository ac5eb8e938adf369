import { afterAll, beforeAll, expect, test } from 'vitest';
import { allModules, startApp, type TestApp } from '../../../../../tests/support/app.ts';
import { createProbe } from '../../../../../tests/support/probe.ts';
import { addMember, registerTenant, type TestTenant } from '../../../../../tests/support/tenants.ts';

let app: TestApp;
let tenant: TestTenant;
beforeAll(async () => {
  // The address has 30 a minute, a person 12, an organization 300.
  app = await startApp({
    modules: [...allModules, createProbe().module],
    env: { rateLimitScale: 0.01, trustedProxies: ['127.0.0.1'] },
  });
  tenant = await registerTenant(app);
});
afterAll(() => app.close());

const from = (address: string) => ({ 'X-Forwarded-For': address });

test('every response says what is left, and 429 when to come back', async () => {
  const first = await app.api('GET /probe/items', { headers: from('192.0.2.1') });
  expect(first.headers.get('ratelimit-policy')).toBe('"ip";q=30;w=60');
  expect(first.headers.get('ratelimit')).toMatch(/^"ip";r=29;t=\d+$/);
  for (let at = 1; at < 30; at += 1) await app.api('GET /probe/items', { headers: from('192.0.2.1') });
  const refused = await app.api('GET /probe/items', { headers: from('192.0.2.1') });
  expect([refused.status, refused.error?.code, refused.error?.fields?.['scope']]).toEqual([429, 'rate_limited', 'ip']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.headers.get('ratelimit')).toMatch(/^"ip";r=0;/);
});

test('one address that storms keeps nobody else from being served', async () => {
  const storm = await Promise.all(
    Array.from({ length: 60 }, () => app.api('GET /probe/items', { headers: from('192.0.2.2') })),
  );
  expect(storm.filter(({ status }) => status === 429)).toHaveLength(30);
  expect((await app.api('GET /probe/items', { headers: from('192.0.2.3') })).status).toBe(200);
});

test('a subscriber has one budget for all addresses of a network that is theirs (IPv6)', async () => {
  const call = (address: string) => app.api('GET /probe/items', { headers: from(address) });
  const storm = await Promise.all(Array.from({ length: 40 }, (_, at) => call(`2001:db8:1:2::${at + 1}`)));
  expect(storm.filter(({ status }) => status === 429)).toHaveLength(10);
  expect((await call('2001:db8:1:3::1')).status).toBe(200);
});

test('a person has a budget of their own, wherever they call from; a colleague is not touched', async () => {
  const colleague = await addMember(app, tenant, 'member');
  const call = (who: typeof colleague, at: number) => who.api('GET /members', { headers: from(`192.0.2.${at}`) });
  const responses = await Promise.all(Array.from({ length: 14 }, (_, at) => call(tenant.owner, 100 + at)));
  const refused = responses.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(2);
  expect(refused[0]?.error?.fields?.['scope']).toBe('user');
  expect((await call(colleague, 200)).status).toBe(200);
});

test('a client cannot buy a budget by inventing addresses', async () => {
  const direct = await startApp({ modules: [createProbe().module], env: { rateLimitScale: 0.005 } });
  const statuses: number[] = [];
  for (let at = 0; at < 20; at += 1) {
    statuses.push((await direct.api('GET /probe/items', { headers: from(`198.51.100.${at}`) })).status);
  }
  expect(statuses.map((status) => status === 200).lastIndexOf(true)).toBe(14);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  await direct.close();
});
