import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { startFakeOpenai, type FakeOpenai } from '../../../../tests/support/fake-openai.ts';
import { modelServedBy, servedBy, useModels } from '../../../../tests/support/models.ts';
import { confirmTenant, registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';
import { newId } from '../../kernel/db/id.ts';
import { sql } from '../../kernel/db/sql.ts';
import { gateway } from '../gateway/index.ts';
import { usage as usageModule } from './index.ts';
import { sweepReservations } from './sweeper.ts';

let fake: FakeOpenai;
let app: TestApp;

beforeAll(async () => {
  fake = await startFakeOpenai();
  // Proxies are trusted so that a test can come from any address.
  app = await startApp({ env: { ...servedBy(fake), rateLimitScale: 1, trustedProxies: ['127.0.0.1'] } });
  useModels(app, modelServedBy(fake.baseUrl, { max_output: 400 }));
  // Whoever takes a meter past what is documented breaks this, and the call fails.
  await app.database.admin(`
    alter table unconfirmed_meters add check (
      used <= case scope when 'organization' then 20000 when 'address' then 40000 else 500000 end)`);
});
afterAll(async () => {
  await app.close();
  await fake.close();
});
afterEach(async () => {
  fake.behave({});
  await app.database.admin('delete from unconfirmed_meters');
});

const someAddress = () => `203.0.${randomInt(250)}.${randomInt(250)}`;
const chat = (tenant: TestTenant) => tenant.owner.api('POST /chat', { body: { prompt: 'How are you?' } });

interface Meter {
  scope: string;
  used: number;
}

const meters = () => app.database.admin<Meter>('select scope, used::int from unconfirmed_meters order by scope');

/** Somebody else has used this much of it today. */
async function useUp(scope: string, used: number): Promise<void> {
  await app.database.admin('update unconfirmed_meters set used = $1 where scope = $2', [used, scope]);
}

/** What all calls of the tenant came to. */
async function tokensOf(tenant: TestTenant): Promise<number> {
  const { data } = await tenant.owner.api('GET /usage/records', { query: { limit: 100 } });
  return data.reduce((sum, { usage }) => sum + usage.prompt_tokens + usage.completion_tokens, 0);
}

test('fifty calls at once of an unconfirmed organization never pass what it may use in a day', async () => {
  const tenant = await registerTenant(app, { from: someAddress() });
  await chat(tenant);
  const each = await tokensOf(tenant);
  // Left for no more than ten of them, even one after the other.
  for (const scope of ['organization', 'address']) await useUp(scope, 20_000 - 10 * each);
  const answers = await Promise.all(Array.from({ length: 50 }, () => chat(tenant)));
  const statuses = Map.groupBy(answers, ({ status }) => status);
  expect(new Set(statuses.keys())).toEqual(new Set([200, 429]));
  expect(statuses.get(200)!.length).toBeLessThanOrEqual(10);
  const used = (await tokensOf(tenant)) - each;
  expect(await meters()).toEqual([
    { scope: 'address', used: 20_000 - 10 * each + used },
    { scope: 'installation', used: each + used },
    { scope: 'organization', used: 20_000 - 10 * each + used },
  ]);
});

test('who has used up the day is told which limit it was, when it starts anew, and what to do', async () => {
  const tenant = await registerTenant(app, { from: someAddress() });
  expect((await chat(tenant)).status).toBe(200);
  await useUp('organization', 20_000);
  const { status, error, headers } = await chat(tenant);
  expect(status).toBe(429);
  expect(error).toMatchObject({
    code: 'quota_exceeded',
    message: expect.stringMatching(/not confirmed yet.*20,000 AI tokens a day.*operator.*confirm/),
    fields: {
      scope: 'unconfirmed_organization',
      limit: 20_000,
      used: 20_000,
      resets_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00.000Z$/),
    },
  });
  expect(Date.parse(String(error?.fields?.resets_at))).toBeGreaterThan(Date.now());
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  const { data } = await tenant.owner.api('GET /usage/records');
  expect(data[0]).toMatchObject({ outcome: 'refused', error_code: 'quota_exceeded' });
});

test('registering again and again from one address buys no more, from another it does', async () => {
  const home = someAddress();
  const [first, second] = [await registerTenant(app, { from: home }), await registerTenant(app, { from: home })];
  const neighbour = await registerTenant(app, { from: someAddress() });
  expect((await chat(first)).status).toBe(200);
  await useUp('address', 40_000);
  const { error } = await chat(second);
  expect(error?.fields).toMatchObject({ scope: 'unconfirmed_address', limit: 40_000 });
  expect((await chat(neighbour)).status).toBe(200);
});

test('all of an installation together may use no more either, wherever they come from', async () => {
  const [first, second] = [
    await registerTenant(app, { from: someAddress() }),
    await registerTenant(app, { from: someAddress() }),
  ];
  expect((await chat(first)).status).toBe(200);
  await useUp('installation', 500_000);
  expect((await chat(second)).error?.fields).toMatchObject({ scope: 'unconfirmed_installation', limit: 500_000 });
});

test('little that is left gives a shorter answer rather than none', async () => {
  const tenant = await registerTenant(app, { from: someAddress() });
  await chat(tenant);
  await useUp('organization', 20_000 - 250);
  fake.requests.length = 0;
  expect((await chat(tenant)).status).toBe(200);
  expect(fake.requests[0]!.body.max_completion_tokens).toBeLessThan(250);
});

test('a confirmed organization has the limits of its plan alone, and no meter of the day', async () => {
  const tenant = await registerTenant(app, { from: someAddress() });
  await chat(tenant);
  await useUp('organization', 20_000);
  expect((await chat(tenant)).status).toBe(429);
  await confirmTenant(app, tenant);
  const before = await meters();
  expect((await chat(tenant)).status).toBe(200);
  expect(await meters()).toEqual(before);
});

test('the demo model, which costs nobody anything, counts against no day', async () => {
  const demo = await startApp({ env: { rateLimitScale: 1 } });
  const tenant = await registerTenant(demo);
  expect((await tenant.owner.api('POST /chat', { body: { prompt: 'Hello' } })).status).toBe(200);
  expect(await demo.database.admin('select from unconfirmed_meters')).toEqual([]);
  await demo.close();
});

test('where the scale makes the limits larger than anybody could use, nothing is counted', async () => {
  const bench = await startApp({ env: { ...servedBy(fake), rateLimitScale: 100_000 } });
  const tenant = await registerTenant(bench);
  expect((await chat(tenant)).status).toBe(200);
  expect(await bench.database.admin('select from unconfirmed_meters')).toEqual([]);
  await bench.close();
});

test('a process that dies frees nothing of what its calls held of the day', async () => {
  const tenant = await registerTenant(app, { from: someAddress() });
  const found = (await app.kernel.tenants.bySlug(tenant.slug))!;
  const { callId } = await app.modules.apiOf(gateway).prepareAnswer({
    callId: newId(),
    actor: await app.kernel.tokens.verify(found, tenant.owner.access_token),
    tenant: found,
    model: null,
    messages: [{ role: 'user', content: 'How are you?' }],
    source: 'chat',
  });
  const held = await meters();
  expect(held.every(({ used }) => used > 400)).toBe(true);
  await app.database.admin(`update reservations set expires_at = now() - interval '1 second' where id = $1`, [callId]);
  await sweepReservations(app.kernel, app.modules.apiOf(usageModule)).run(AbortSignal.timeout(60_000));
  expect(await tokensOf(tenant)).toBeLessThan(100);
  expect(await meters()).toEqual(held);
});

test('what the plan does not grant is not held of the day', async () => {
  const tenant = await registerTenant(app, { from: someAddress() });
  await chat(tenant);
  const before = await meters();
  await app.database.admin(`update limits set amount = 100 where plan = 'free' and kind = 'ai_tokens'`);
  expect((await chat(tenant)).error?.fields).toMatchObject({ scope: 'organization', limit: 100 });
  expect(await meters()).toEqual(before);
});

test('the meters of unconfirmed organizations are for nobody to read or write', async () => {
  const tenant = await registerTenant(app, { from: someAddress() });
  await chat(tenant);
  const [grants] = await app.database.admin<{ any: boolean }>(`
    select bool_or(has_table_privilege(r.oid, 'unconfirmed_meters', 'select, insert, update, delete')) as any
    from pg_roles r where r.rolname like 'atrium\\_%' and r.rolname <> 'atrium_owner'`);
  expect(grants?.any).toBe(false);
});

test('one statement of a tenant neither clears away nor fills the meters of another day', async () => {
  const tenant = await registerTenant(app, { from: someAddress() });
  await chat(tenant);
  const before = await meters();
  for (const day of ['9999-01-01', '2000-01-01', 'infinity']) {
    const attempt = app.kernel.db.tenant(tenant.organization.id, (tx) =>
      tx.query(sql.unsafe`select * from app.hold_unconfirmed(${day}, 1, 1)`),
    );
    await expect(attempt).rejects.toThrow(/closed|infinite/);
  }
  expect(await meters()).toEqual(before);
});

test('one statement of a tenant takes no more from all than that tenant may use', async () => {
  const tenant = await registerTenant(app, { from: someAddress() });
  const inAll = async () => {
    const all = await app.database.admin<{ used: string }>(
      `select coalesce(sum(used), 0) as used from unconfirmed_meters where scope = 'installation' and day = current_date`,
    );
    return Number(all[0]?.used);
  };
  const before = await inAll();
  const [{ mine } = { mine: '0' }] = await app.database.admin<{ mine: string }>(
    'select unconfirmed_by_organization as mine from installation',
  );
  await app.kernel.db.tenant(tenant.organization.id, (tx) =>
    tx.query(sql.unsafe`select * from app.hold_unconfirmed(current_date, 1, 1000000000000)`),
  );
  expect((await inAll()) - before).toBeLessThanOrEqual(Number(mine));
});
