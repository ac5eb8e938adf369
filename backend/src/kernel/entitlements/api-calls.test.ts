import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { allModules, startApp, type TestApp } from '../../../../tests/support/app.ts';
import { registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';
import { createWaysIn, newKey, newToken, sign, type WaysIn } from '../../../../tests/support/ways-in.ts';

let ways: WaysIn;
let app: TestApp;
/** A second process on the same database. */
let other: TestApp;
beforeAll(async () => {
  ways = createWaysIn();
  const modules = [...allModules, ways.module];
  app = await startApp({ modules });
  other = await startApp({ modules, database: app.database, env: { role: 'web' } });
});
afterAll(async () => {
  await other.close();
  await app.close();
});

const freeCalls = 50_000;
const limitTo = (amount: number) =>
  app.database.admin(`update limits set amount = $1 where plan = 'free' and kind = 'api_calls'`, [amount]);
afterEach(() => limitTo(freeCalls));

const keyOf = ({ organization }: TestTenant) => newKey(ways, { orgId: organization.id, scopes: ['fixture.read'] }).key;
const call = (tenant: TestTenant, token: string, at: TestApp = app) =>
  at.api('GET /fixture/things', { tenant: tenant.slug, token });
const usedBy = async ({ organization }: TestTenant): Promise<number> => {
  const rows = await app.database.admin<{ used: string }>(
    `select used from meters where org_id = $1 and kind = 'api_calls'`,
    [organization.id],
  );
  return Number(rows[0]?.used ?? 0);
};

test('200 calls at once, on two processes, get no more than the plan has left, and as much', async () => {
  const tenant = await registerTenant(app);
  const key = keyOf(tenant);
  await limitTo(9);
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => call(tenant, key, n % 2 ? app : other)));
  const statuses = Map.groupBy(answers, ({ status }) => status);
  expect(statuses.get(200)).toHaveLength(9);
  expect(statuses.get(429)).toHaveLength(191);
  expect(statuses.get(429)?.[0]?.error).toMatchObject({
    code: 'quota_exceeded',
    message: expect.stringContaining('9 API calls of this month are used up'),
    fields: { kind: 'api_calls', limit: 9, used: 9, resets_at: expect.stringMatching(/-01T00:00:00.000Z$/) },
  });
  expect(await usedBy(tenant)).toBe(9);
});

test('a larger plan counts with the next call', async () => {
  const tenant = await registerTenant(app);
  const key = keyOf(tenant);
  await limitTo(1);
  expect([(await call(tenant, key)).status, (await call(tenant, key)).status]).toEqual([200, 429]);
  await app.database.admin(`update organizations set plan = 'premium' where id = $1`, [tenant.organization.id]);
  await expect.poll(async () => (await call(tenant, key)).status).toBe(200);
});

test('tokens of programs count; people on the pages and signed messages of other services do not', async () => {
  const tenant = await registerTenant(app);
  const orgId = tenant.organization.id;
  await limitTo(0);
  const { token } = newToken(ways, { orgId, userId: tenant.owner.user_id, scopes: ['fixture.read'] });
  expect((await call(tenant, token)).status).toBe(429);
  expect((await tenant.owner.api('GET /fixture/things')).status).toBe(200);
  const body = JSON.stringify({ paid: 1 });
  const headers = { 'Stripe-Signature': sign(body) };
  const signed = await app.request('POST /fixture/payments', { tenant: tenant.slug, headers, body: { paid: 1 } });
  expect(signed.status).toBe(200);
});

test('many calls cost one statement, and a process that ends gives back what it did not use', async () => {
  const tenant = await registerTenant(app);
  const key = keyOf(tenant);
  const third = await startApp({ modules: [...allModules, ways.module], database: app.database, env: { role: 'web' } });
  for (let n = 0; n < 12; n++) expect((await call(tenant, key, third)).status).toBe(200);
  expect(await usedBy(tenant)).toBe(100);
  await third.close();
  expect(await usedBy(tenant)).toBe(12);
});
