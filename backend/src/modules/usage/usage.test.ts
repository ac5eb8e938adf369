import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { startFakeOpenai, type FakeOpenai } from '../../../../tests/support/fake-openai.ts';
import { modelServedBy, servedBy, useModels } from '../../../../tests/support/models.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../../../../tests/support/tenants.ts';

let fake: FakeOpenai;
let app: TestApp;
let tenant: TestTenant;
let member: TestMember;
let client: TestMember;

beforeAll(async () => {
  fake = await startFakeOpenai();
  app = await startApp({ env: servedBy(fake) });
  useModels(
    app,
    modelServedBy(fake.baseUrl, { id: 'small' }),
    modelServedBy(fake.baseUrl, { id: 'large', upstream_model: 'large' }),
  );
  fake.behave({ usage: { prompt_tokens: 20, completion_tokens: 10 } });
  tenant = await registerTenant(app);
  member = await addMember(app, tenant, 'member');
  client = await addMember(app, tenant, 'client');
  for (const model of ['small', 'small', 'large']) await member.api('POST /chat', { body: { prompt: 'Hello', model } });
  await client.api('POST /chat', { body: { prompt: 'Hello', model: 'small' } });
});
afterAll(async () => {
  await app.close();
  await fake.close();
});

describe('the record of a call', () => {
  test('says who used what, how much, how fast and what it cost, and nothing of what was said', async () => {
    const { data } = await member.api('GET /usage/records', { query: { limit: 1 } });
    expect(data).toMatchObject([
      {
        user_id: member.user_id,
        source: 'api',
        model: 'large',
        provider: 'openai_compatible',
        served_model: 'large-2026-01-01',
        outcome: 'completed',
        error_code: null,
        usage: { prompt_tokens: 20, completion_tokens: 10, cached_tokens: 0 },
        cost: { amount: 1, currency: 'USD', micros: 60 },
        price_version: 'test-1',
        latency_ms: expect.any(Number),
        first_token_ms: expect.any(Number),
      },
    ]);
    expect(JSON.stringify(data)).not.toContain('Hello');
  });

  test('is seen by the owner and the admin, and by the one who made the call', async () => {
    const admin = await addMember(app, tenant, 'admin');
    for (const whole of [tenant.owner, admin]) {
      expect((await whole.api('GET /usage/records')).data).toHaveLength(4);
    }
    expect((await member.api('GET /usage/records')).data).toHaveLength(3);
    expect((await client.api('GET /usage/records')).data.map(({ user_id }) => user_id)).toEqual([client.user_id]);
    const other = await registerTenant(app);
    expect((await other.owner.api('GET /usage/records')).data).toEqual([]);
  });

  test('comes newest first, page by page, none twice', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await tenant.owner.api('GET /usage/records', { query: { limit: 3, cursor } });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.meta.next_cursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
    expect(seen).toEqual(seen.toSorted().toReversed());
  });

  test('outlives the member, who is forgotten', async () => {
    const leaver = await addMember(app, tenant, 'member');
    await leaver.api('POST /chat', { body: { prompt: 'Goodbye', model: 'small' } });
    await app.database.admin('delete from sessions where user_id = $1', [leaver.user_id]);
    await app.database.admin('delete from members where user_id = $1', [leaver.user_id]);
    const { data } = await tenant.owner.api('GET /usage/records', { query: { limit: 1 } });
    expect(data).toMatchObject([{ user_id: null, usage: { prompt_tokens: 20 } }]);
  });
});

describe('the summary of the month', () => {
  test('by user names people and adds up what they used', async () => {
    const { data } = await tenant.owner.api('GET /usage/summary', { query: { by: 'user' } });
    const own = data.rows.find(({ key }) => key === member.user_id);
    expect(own).toMatchObject({ name: expect.any(String), calls: 3, prompt_tokens: 60, completion_tokens: 30 });
    expect(own?.cost).toEqual({ amount: 1, currency: 'USD', micros: 180 });
    expect(data.rows[0]).toEqual(own);
    expect(data.meter).toMatchObject({ limit: 1_000_000, used: expect.any(Number) });
  });

  test('by model and by day is of one’s own calls for a member', async () => {
    const models = await member.api('GET /usage/summary', { query: { by: 'model' } });
    expect(models.data.rows.map(({ key, calls }) => [key, calls])).toEqual([
      ['small', 2],
      ['large', 1],
    ]);
    expect(models.data.meter).toBeNull();
    const days = await member.api('GET /usage/summary', { query: { by: 'day' } });
    expect(days.data.rows).toMatchObject([{ key: new Date().toISOString().slice(0, 10), calls: 3 }]);
  });

  test('says how many calls failed', async () => {
    const other = await registerTenant(app);
    const ask = () => other.owner.api('POST /chat', { body: { prompt: 'Hello', model: 'small' } });
    expect((await ask()).status).toBe(200);
    const refused = { status: 401, error: { message: 'Incorrect API key provided' } };
    fake.behave(refused, { usage: { prompt_tokens: 20, completion_tokens: 10 } });
    expect((await ask()).error?.code).toBe('provider_misconfigured');
    for (const by of ['day', 'model']) {
      const { data } = await other.owner.api('GET /usage/summary', { query: { by } });
      expect(data.rows).toMatchObject([{ calls: 2, failed: 1 }]);
    }
  });

  test('of another month is another one', async () => {
    const { data } = await tenant.owner.api('GET /usage/summary', { query: { by: 'day', month: '2020-02' } });
    expect(data).toMatchObject({
      month: '2020-02',
      rows: [],
      meter: { used: 0, resets_at: '2020-03-01T00:00:00.000Z' },
    });
  });

  test.each([
    [{ by: 'provider' }, 'by'],
    [{}, 'by'],
    [{ by: 'day', month: '2026-13' }, 'month'],
    [{ by: 'day', org_id: 'x' }, 'org_id'],
  ])('%j is refused and the field named', async (query, field) => {
    const { status, error } = await tenant.owner.api('GET /usage/summary', { query });
    expect(status).toBe(422);
    expect(error?.fields).toHaveProperty(field);
  });
});
