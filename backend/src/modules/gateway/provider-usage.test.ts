import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { startFakeOpenai, type Behaviour, type FakeOpenai } from '../../../../tests/support/fake-openai.ts';
import { modelServedBy, servedBy, useModels } from '../../../../tests/support/models.ts';
import { registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';

let fake: FakeOpenai;
let app: TestApp;
let tenant: TestTenant;

beforeAll(async () => {
  fake = await startFakeOpenai();
  app = await startApp({ env: servedBy(fake) });
  useModels(app, modelServedBy(fake.baseUrl, { context: 8_000, max_output: 500 }));
});
afterAll(async () => {
  await app.close();
  await fake.close();
});
beforeEach(async () => {
  fake.requests.length = 0;
  tenant = await registerTenant(app);
});

async function ask(...behaviours: Behaviour[]) {
  fake.behave(...behaviours);
  const answer = await tenant.owner.api('POST /chat', { body: { prompt: 'How are you?' } });
  const { data: records } = await tenant.owner.api('GET /usage/records', { query: { limit: 1 } });
  return { answer, record: records[0]!, usage: records[0]!.usage };
}

/** Meter and ledger, which must be equal, and what is still held. */
async function booksOf() {
  const [books] = await app.database.admin<{ used: number; ledger: number; reserved: number }>(
    `select m.used::int, m.reserved::int, (select sum(amount)::int from usage_ledger l where l.org_id = m.org_id) as ledger
     from meters m where m.org_id = $1`,
    [tenant.organization.id],
  );
  return books!;
}

const saidInLog = (words: string) => app.logs.filter((line) => line.includes(words)).length;

/** What we count of the question and of "Hello there, how are you?". */
const estimated = { prompt_tokens: expect.any(Number), completion_tokens: 7, cached_tokens: 0 };

describe('a provider that', () => {
  test('counts nothing: we count', async () => {
    const { usage } = await ask({ usage: null });
    expect(usage).toEqual(estimated);
    expect(usage.prompt_tokens).toBeGreaterThan(10);
  });

  test.each<[string, Record<string, unknown>]>([
    ['no tokens at all', { prompt_tokens: 0, completion_tokens: 0 }],
    ['no tokens of its answer', { prompt_tokens: 30, completion_tokens: 0 }],
    ['no tokens of the question', { prompt_tokens: 0, completion_tokens: 30 }],
    ['half of it', { prompt_tokens: 30 }],
    ['negative', { prompt_tokens: -5, completion_tokens: 30 }],
    ['broken', { prompt_tokens: 'many', completion_tokens: null }],
    ['objects', { prompt_tokens: { count: 30 }, completion_tokens: [30] }],
    ['fractions', { prompt_tokens: 1.5, completion_tokens: 2.5 }],
    ['more than there are numbers', { prompt_tokens: 1e15, completion_tokens: 1e300 }],
    ['a million for a question of four words', { prompt_tokens: 1_000_000, completion_tokens: 30 }],
    ['a million for its answer', { prompt_tokens: 30, completion_tokens: 1_000_000 }],
    [
      'more from the cache than there was',
      { prompt_tokens: 5, completion_tokens: 30, prompt_tokens_details: { cached_tokens: 9 } },
    ],
  ])('counts %s: we count, and the log says so', async (_, claim) => {
    const before = saidInLog('a usage that cannot be true');
    const { answer, usage } = await ask({ usage: claim });
    expect(answer.status).toBe(200);
    expect(usage).toEqual(estimated);
    expect(saidInLog('a usage that cannot be true')).toBe(before + 1);
    const { used, ledger, reserved } = await booksOf();
    expect([ledger, reserved]).toEqual([used, 0]);
  });

  test('tells what was cached: that part costs less', async () => {
    const usage = { prompt_tokens: 40, completion_tokens: 10, prompt_tokens_details: { cached_tokens: 30 } };
    const { record } = await ask({ usage });
    expect(record.usage).toEqual({ prompt_tokens: 40, completion_tokens: 10, cached_tokens: 30 });
    expect(record).toMatchObject({
      cost: { micros: 10 + 15 + 40, amount: 1, currency: 'USD' },
      price_version: 'test-1',
    });
  });

  test('used more than was reserved: all of it is recorded, entered and paid', async () => {
    const before = saidInLog('used more than was reserved');
    const { answer, record } = await ask({ usage: { prompt_tokens: 3_000, completion_tokens: 20_000 } });
    expect(answer.data).toMatchObject({ usage: { prompt_tokens: 3_000, completion_tokens: 20_000 } });
    expect(record).toMatchObject({
      usage: { prompt_tokens: 3_000, completion_tokens: 20_000 },
      cost: { micros: 3_000 + 4 * 20_000 },
    });
    expect(await booksOf()).toEqual({ used: 23_000, ledger: 23_000, reserved: 0 });
    expect(saidInLog('used more than was reserved')).toBe(before + 1);
  });

  test('says what it used and breaks off: it is paid for that, and not asked again', async () => {
    const usage = { prompt_tokens: 30, completion_tokens: 400 };
    const { answer, record } = await ask({ usage, usageFirst: true, cutAfter: 0 }, {});
    expect(answer.error?.code).toBe('answer_cut');
    expect(fake.requests).toHaveLength(1);
    expect(record).toMatchObject({ outcome: 'failed', usage });
  });

  test('counted before its last words and breaks off: what it said since is counted here', async () => {
    const usage = { prompt_tokens: 12, completion_tokens: 1 };
    const { record } = await ask({ usage, usageFirst: true, cutAfter: 4, pieceEveryMs: 5 });
    expect(record).toMatchObject({ outcome: 'failed', usage: { completion_tokens: 5 } });
  });
});

test('a plan that a provider overran refuses the next call, and says how much was used', async () => {
  await app.database.admin(`update limits set amount = 2_000 where plan = 'free' and kind = 'ai_tokens'`);
  await ask({ usage: { prompt_tokens: 500, completion_tokens: 4_500 } });
  const { status, error } = await tenant.owner.api('POST /chat', { body: { prompt: 'And now?' } });
  expect([status, error]).toMatchObject([429, { code: 'quota_exceeded', fields: { limit: 2_000, used: 5_000 } }]);
  const { data } = await tenant.owner.api('GET /usage/summary', { query: { by: 'model' } });
  expect(data).toMatchObject({ meter: { limit: 2_000, used: 5_000 }, rows: [{ completion_tokens: 4_500 }] });
  expect(await booksOf()).toEqual({ used: 5_000, ledger: 5_000, reserved: 0 });
  await app.database.admin(`update limits set amount = 1_000_000 where plan = 'free' and kind = 'ai_tokens'`);
});
