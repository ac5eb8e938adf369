import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { asking } from '../../../../tests/support/chat.ts';
import { startFakeOpenai, type FakeOpenai } from '../../../../tests/support/fake-openai.ts';
import { addMember, confirmTenant, registerTenant, type TestMember } from '../../../../tests/support/tenants.ts';

let provider: FakeOpenai;
let app: TestApp;
beforeAll(async () => {
  provider = await startFakeOpenai();
  app = await startApp({ env: asking(provider) });
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

/** Names with use and limit. */
async function allowancesOf({ api }: TestMember) {
  const { data } = await api('GET /plan');
  return Object.fromEntries(data.allowances.map(({ name, used, limit }) => [name, { used, limit }]));
}

it('an owner sees the plan with all that it limits, as it is used', async () => {
  const tenant = await registerTenant(app);
  await confirmTenant(app, tenant);
  const { data } = await tenant.owner.api('GET /plan');
  expect(data.plan).toBe('free');
  expect(data.allowances.map(({ name, type }) => `${name} ${type}`).toSorted()).toEqual([
    'ai_tokens meter',
    'api_calls meter',
    'users total',
  ]);
  const now = new Date();
  const nextMonth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString();
  expect(new Set(data.allowances.map(({ type, resets_at: at }) => `${type} ${at}`))).toEqual(
    new Set([`meter ${nextMonth}`, 'total null']),
  );
  expect(await allowancesOf(tenant.owner)).toEqual({
    ai_tokens: { used: 0, limit: 1_000_000 },
    api_calls: { used: 0, limit: 50_000 },
    users: { used: 1, limit: 25 },
  });

  await addMember(app, tenant, 'member');
  await tenant.owner.api('POST /chat', { body: { prompt: 'Hello' } });
  const { ai_tokens: tokens, users } = await allowancesOf(tenant.owner);
  expect(users).toEqual({ used: 2, limit: 25 });
  const { data: usage } = await tenant.owner.api('GET /usage/summary', { query: { by: 'day' } });
  expect(tokens?.used).toBe(usage.meter?.used);
  expect(tokens?.used).toBeGreaterThan(0);
});

it('one organization’s use is not another’s', async () => {
  const [one, other] = [await registerTenant(app), await registerTenant(app)];
  await addMember(app, one, 'member');
  expect((await allowancesOf(other.owner))['users']).toEqual({ used: 1, limit: 25 });
});

it.each(['agent', 'member', 'client'] as const)('the plan is nothing to the role %s', async (role) => {
  const someone = await addMember(app, await registerTenant(app), role);
  expect((await someone.api('GET /plan')).error?.code).toBe('forbidden');
});
