import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { allEvents, readEvents } from '../../../../tests/support/events.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { startFakeOpenai, type FakeOpenai } from '../../../../tests/support/fake-openai.ts';
import { modelServedBy, servedBy, useModels } from '../../../../tests/support/models.ts';
import { confirmTenant, registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';
import { newId } from '../../kernel/db/id.ts';
import { sql } from '../../kernel/db/sql.ts';
import { gateway, type AnswerEvent, type AnswerRequest } from '../gateway/index.ts';
import { usage } from './index.ts';
import { sweepReservations } from './sweeper.ts';

let fake: FakeOpenai;
let app: TestApp;

beforeAll(async () => {
  fake = await startFakeOpenai();
  app = await startApp({ env: servedBy(fake) });
  useModels(app, modelServedBy(fake.baseUrl, { max_output: 400 }));
});
afterAll(async () => {
  await app.close();
  await fake.close();
});
afterEach(() => fake.behave({}));

/** What one plan allows in a month. */
async function limitTo(amount: number | null): Promise<void> {
  await app.database.admin(`update limits set amount = $1 where plan = 'free' and kind = 'ai_tokens'`, [amount]);
}

/** Whose calls the plan alone limits. */
async function confirmed(): Promise<TestTenant> {
  const tenant = await registerTenant(app);
  await confirmTenant(app, tenant);
  return tenant;
}

const chat = (tenant: TestTenant, prompt = 'How are you?') => tenant.owner.api('POST /chat', { body: { prompt } });

async function collect(events: AsyncIterable<AnswerEvent>): Promise<AnswerEvent[]> {
  const seen: AnswerEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

interface Books {
  used: number;
  reserved: number;
  ledger: number;
  held: number;
  records: number;
}

/** The meter, beside what it must be the sum of. */
async function booksOf(tenant: TestTenant): Promise<Books> {
  const [books] = await app.database.admin<Books>(
    `select m.used::int, m.reserved::int,
       (select coalesce(sum(amount), 0)::int from usage_ledger l where l.org_id = m.org_id) as ledger,
       (select coalesce(sum(amount), 0)::int from reservations r where r.org_id = m.org_id and settled_at is null) as held,
       (select coalesce(sum(tokens_prompt + tokens_completion), 0)::int from usage_records u where u.org_id = m.org_id) as records
     from meters m where m.org_id = $1`,
    [tenant.organization.id],
  );
  return books!;
}

async function expectBalanced(tenant: TestTenant): Promise<Books> {
  const books = await booksOf(tenant);
  expect(books.ledger).toBe(books.used);
  expect(books.records).toBe(books.used);
  expect(books.held).toBe(books.reserved);
  return books;
}

describe('the plan', () => {
  test('lets no number of parallel calls pass its limit, and its books balance', async () => {
    const tenant = await confirmed();
    await limitTo(5_000);
    fake.behave({ firstPieceAfterMs: 150 });
    const answers = await Promise.all(Array.from({ length: 100 }, () => chat(tenant)));

    const statuses = Map.groupBy(answers, ({ status }) => status);
    expect(new Set(statuses.keys())).toEqual(new Set([200, 429]));
    const { used, reserved } = await expectBalanced(tenant);
    expect(reserved).toBe(0);
    expect(used).toBeLessThanOrEqual(5_000);
    // A call holds about 480 of them while it runs.
    expect(statuses.get(200)!.length).toBeGreaterThanOrEqual(10);
    await limitTo(1_000_000);
  });

  test('says which limit was met, how much is used and when it starts anew', async () => {
    const tenant = await confirmed();
    await limitTo(100);
    const { status, error } = await chat(tenant);
    expect(status).toBe(429);
    expect(error).toMatchObject({
      code: 'quota_exceeded',
      message: expect.stringMatching(/start anew on \d{4}-\d\d-01/),
      fields: { scope: 'organization', limit: 100, used: 0, resets_at: expect.stringMatching(/-01T00:00:00.000Z$/) },
    });
    const { data } = await tenant.owner.api('GET /usage/records');
    expect(data).toMatchObject([{ outcome: 'refused', error_code: 'quota_exceeded', usage: { prompt_tokens: 0 } }]);
    await limitTo(1_000_000);
  });

  test('gives a shorter answer rather than none when little is left', async () => {
    const tenant = await confirmed();
    await limitTo(250);
    fake.requests.length = 0;
    const { status } = await chat(tenant);
    expect(status).toBe(200);
    const cap = fake.requests[0]!.body.max_completion_tokens!;
    expect(cap).toBeGreaterThanOrEqual(64);
    expect(cap).toBeLessThan(250);
    await limitTo(1_000_000);
  });

  test('without a limit refuses nobody', async () => {
    const tenant = await confirmed();
    await limitTo(null);
    expect((await chat(tenant)).status).toBe(200);
    const { data } = await tenant.owner.api('GET /usage/summary', { query: { by: 'model' } });
    expect(data.meter).toMatchObject({ limit: null });
    await limitTo(1_000_000);
  });
});

describe('an Idempotency-Key', () => {
  const headers = { 'Idempotency-Key': 'chat-1' };
  const chatOnce = (tenant: TestTenant) =>
    tenant.owner.api('POST /chat', { body: { prompt: 'How are you?' }, headers });

  test('of a call that was refused asks again once there is room, and that call is billed', async () => {
    const tenant = await confirmed();
    await limitTo(100);
    expect((await chatOnce(tenant)).status).toBe(429);
    await limitTo(1_000_000);
    expect((await chatOnce(tenant)).status).toBe(200);
    const { data } = await tenant.owner.api('GET /usage/records');
    expect(data.map(({ outcome }) => outcome).toSorted()).toEqual(['completed', 'refused']);
    expect((await expectBalanced(tenant)).reserved).toBe(0);
  });

  test('of a call whose reservation is long gone reserves nothing', async () => {
    const tenant = await confirmed();
    expect((await chatOnce(tenant)).status).toBe(200);
    await app.database.admin(
      `update reservations set settled_at = now() - interval '8 days' where org_id = '${tenant.organization.id}'`,
    );
    await app.database.admin('truncate idempotency_keys');
    await sweepReservations(app.kernel, app.modules.apiOf(usage)).run(AbortSignal.timeout(60_000));
    const { status, error } = await chatOnce(tenant);
    expect([status, error?.code]).toEqual([409, 'conflict']);
    expect((await expectBalanced(tenant)).reserved).toBe(0);
  });
});

describe('the books balance', () => {
  test('when answers are whole, fail, are cut, blocked, or left by their reader', async () => {
    const tenant = await confirmed();
    await chat(tenant);
    fake.behave({ status: 401, error: { message: 'no' } });
    await chat(tenant);
    fake.behave({ cutAfter: 2 });
    await chat(tenant);
    await chat(tenant, 'my card is 4111 1111 1111 1111');

    fake.behave({ hangAfter: 2 });
    const response = await app.request('POST /chat', {
      tenant: tenant.slug,
      token: tenant.owner.access_token,
      headers: { accept: 'text/event-stream' },
      body: { prompt: 'How are you?' },
    });
    for await (const { event } of readEvents(response)) if (event === 'delta') break;

    const outcomes = await eventually(async () => {
      const { data } = await tenant.owner.api('GET /usage/records');
      return data.length === 5 && data.map(({ outcome }) => outcome);
    }, 'the record of the answer whose reader left');
    expect(outcomes).toEqual(['stopped', 'blocked', 'failed', 'failed', 'completed']);
    const { reserved } = await expectBalanced(tenant);
    expect(reserved).toBe(0);
    await eventually(() => fake.hungUp > 0, 'the provider being hung up on');
  });

  test('and nobody can rewrite them, the API included', async () => {
    const tenant = await confirmed();
    await chat(tenant);
    const { db } = app.kernel;
    for (const statement of [
      sql.unsafe`update usage_ledger set amount = 1`,
      sql.unsafe`delete from usage_ledger`,
      sql.unsafe`update usage_records set tokens_prompt = 0`,
      sql.unsafe`delete from usage_records`,
      sql.unsafe`delete from reservations`,
      sql.unsafe`delete from meters`,
    ]) {
      await expect(db.tenant(tenant.organization.id, (tx) => tx.query(statement))).rejects.toThrow(/permission denied/);
    }
  });
});

describe('a call whose process died', () => {
  async function requestOf(tenant: TestTenant): Promise<AnswerRequest> {
    const actor = await app.kernel.tokens.verify(
      (await app.kernel.tenants.bySlug(tenant.slug))!,
      tenant.owner.access_token,
    );
    return {
      callId: newId(),
      actor,
      tenant: (await app.kernel.tenants.bySlug(tenant.slug))!,
      model: null,
      messages: [{ role: 'user', content: 'How are you?' }],
      source: 'chat',
    };
  }

  test('is billed for its prompt and what survived, once', async () => {
    const tenant = await confirmed();
    const call = await app.modules.apiOf(gateway).prepareAnswer(await requestOf(tenant));
    const orgId = tenant.organization.id;
    const bills = await Promise.all(
      Array.from({ length: 10 }, () =>
        app.modules.apiOf(gateway).settleInterrupted(orgId, call.callId, 'Hello there, how'),
      ),
    );
    for (const bill of bills) expect(bill).toEqual(bills[0]);
    expect(bills[0]!.usage).toMatchObject({ prompt_tokens: expect.any(Number), completion_tokens: 4 });
    const { data } = await tenant.owner.api('GET /usage/records');
    expect(data).toMatchObject([{ id: call.callId, outcome: 'interrupted', latency_ms: null }]);
    expect((await expectBalanced(tenant)).reserved).toBe(0);
  });

  test('that was settled before keeps its bill', async () => {
    const tenant = await confirmed();
    const call = await app.modules.apiOf(gateway).prepareAnswer(await requestOf(tenant));
    const events = await collect(app.modules.apiOf(gateway).runAnswer(call, new AbortController().signal));
    const late = await app.modules
      .apiOf(gateway)
      .settleInterrupted(tenant.organization.id, call.callId, 'x'.repeat(10_000));
    expect(events.at(-1)).toMatchObject({ type: 'completed', usage: late.usage });
    await expectBalanced(tenant);
  });

  test('that nobody comes back for is billed by the sweeper, and gives back what it held', async () => {
    const tenant = await confirmed();
    const call = await app.modules.apiOf(gateway).prepareAnswer(await requestOf(tenant));
    await sweepReservations(app.kernel, app.modules.apiOf(usage)).run(AbortSignal.timeout(60_000));
    expect((await booksOf(tenant)).reserved).toBeGreaterThan(0);

    await app.database.admin(`update reservations set expires_at = now() - interval '1 second' where id = $1`, [
      call.callId,
    ]);
    await Promise.all([
      sweepReservations(app.kernel, app.modules.apiOf(usage)).run(AbortSignal.timeout(60_000)),
      sweepReservations(app.kernel, app.modules.apiOf(usage)).run(AbortSignal.timeout(60_000)),
    ]);
    const { data } = await tenant.owner.api('GET /usage/records');
    expect(data).toMatchObject([{ id: call.callId, outcome: 'interrupted', usage: { completion_tokens: 0 } }]);
    expect((await expectBalanced(tenant)).reserved).toBe(0);
  });

  test('that cannot be billed does not keep the sweeper from the others', async () => {
    const [broken, whole] = [await confirmed(), await confirmed()];
    for (const [tenant, seconds] of [
      [broken, 2],
      [whole, 1],
    ] as const) {
      const { callId } = await app.modules.apiOf(gateway).prepareAnswer(await requestOf(tenant));
      await app.database.admin(
        `update reservations set expires_at = now() - interval '${seconds} seconds' where id = $1`,
        [callId],
      );
    }
    // Its meter holds less than the call: giving that back would leave less than nothing.
    await app.database.admin('update meters set reserved = 0 where org_id = $1', [broken.organization.id]);
    await sweepReservations(app.kernel, app.modules.apiOf(usage)).run(AbortSignal.timeout(60_000));
    expect((await expectBalanced(whole)).reserved).toBe(0);
    await app.database.admin('update meters set reserved = 100000 where org_id = $1', [broken.organization.id]);
  });

  test('that never was costs nothing', async () => {
    const tenant = await confirmed();
    const bill = await app.modules.apiOf(gateway).settleInterrupted(tenant.organization.id, newId(), 'text');
    expect(bill).toMatchObject({ costMicros: 0, usage: { prompt_tokens: 0, completion_tokens: 0 } });
  });

  test('before its first token is billed for nothing but what was asked for, however it is stopped', async () => {
    const tenant = await confirmed();
    const stop = new AbortController();
    const call = await app.modules.apiOf(gateway).prepareAnswer(await requestOf(tenant));
    stop.abort();
    const events = await collect(app.modules.apiOf(gateway).runAnswer(call, stop.signal));
    expect(events.map(({ type }) => type)).toEqual(['started', 'stopped']);
    expect(events.at(-1)).toMatchObject({ usage: { prompt_tokens: 0 } });

    fake.behave({ hangAfter: 0 });
    const hanging = await app.modules.apiOf(gateway).prepareAnswer(await requestOf(tenant));
    const stopping = new AbortController();
    const asked = fake.requests.length;
    const running = collect(app.modules.apiOf(gateway).runAnswer(hanging, stopping.signal));
    await eventually(() => fake.requests.length > asked, 'the request at the provider');
    stopping.abort();
    const last = (await running).at(-1);
    expect(last).toMatchObject({ type: 'stopped', usage: { completion_tokens: 0 } });
    expect((await expectBalanced(tenant)).reserved).toBe(0);
  });
});

test('a streamed answer ends with the bill that the record has', async () => {
  const tenant = await confirmed();
  const response = await app.request('POST /chat', {
    tenant: tenant.slug,
    token: tenant.owner.access_token,
    headers: { accept: 'text/event-stream' },
    body: { prompt: 'How are you?' },
  });
  const last = (await allEvents(response)).at(-1);
  const { data } = await tenant.owner.api('GET /usage/records');
  expect(last?.data).toMatchObject({ usage: data[0]!.usage, cost: data[0]!.cost });
});
