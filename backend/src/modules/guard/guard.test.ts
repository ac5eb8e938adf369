import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { startFakeOpenai, type FakeOpenai } from '../../../../tests/support/fake-openai.ts';
import { servedBy } from '../../../../tests/support/models.ts';
import { addMember, registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';

let fake: FakeOpenai;
let app: TestApp;
let tenant: TestTenant;

beforeAll(async () => {
  fake = await startFakeOpenai();
  // Without background jobs, so that only the test calls the provider.
  app = await startApp({ env: { ...servedBy(fake), role: 'web' } });
  tenant = await registerTenant(app);
});
afterAll(async () => {
  await app.close();
  await fake.close();
});

/** Sets the policy in the database. */
async function policy(of: TestTenant, guard: unknown): Promise<void> {
  await app.database.admin(`update organizations set settings = jsonb_build_object('guard', $2::jsonb) where id = $1`, [
    of.organization.id,
    JSON.stringify(guard),
  ]);
  app.kernel.tenants.drop(of.organization.id);
}

const card = '4111 1111 1111 1111';

describe('a message with a card number', () => {
  test('does not leave: the writer is told what stands where, and the number is kept nowhere', async () => {
    fake.requests.length = 0;
    const { status, error } = await tenant.owner.api('POST /chat', { body: { prompt: `Pay with ${card} now` } });
    expect(status).toBe(422);
    expect(error).toMatchObject({ code: 'guard_blocked', fields: { findings: [{ type: 'card', start: 9, end: 28 }] } });
    expect(fake.requests).toEqual([]);

    const { data } = await tenant.owner.api('GET /usage/records');
    expect(data).toMatchObject([{ outcome: 'blocked', usage: { prompt_tokens: 0, completion_tokens: 0 } }]);
    expect(app.logs.join('')).not.toContain('4111');
    expect(JSON.stringify(error)).not.toContain('4111');
  });

  test('is masked where the policy says so, and answered', async () => {
    const careful = await registerTenant(app);
    await policy(careful, { card: 'redact' });
    const { status } = await careful.owner.api('POST /chat', { body: { prompt: `Pay with ${card} now` } });
    expect(status).toBe(200);
    expect(fake.requests.at(-1)?.body.messages.at(-1)?.content).toBe('Pay with [card removed] now');
  });

  test('passes where the policy only warns', async () => {
    const easy = await registerTenant(app);
    await policy(easy, { card: 'warn' });
    const { status } = await easy.owner.api('POST /chat', { body: { prompt: `Pay with ${card} now` } });
    expect(status).toBe(200);
    expect(fake.requests.at(-1)?.body.messages.at(-1)?.content).toContain(card);
  });

  test('that is given as a password is a card all the same, whatever the policy says of passwords', async () => {
    const careless = await registerTenant(app);
    await policy(careless, { password: 'warn' });
    const { status, error } = await careless.owner.api('POST /chat', { body: { prompt: `My password: ${card}` } });
    expect(status).toBe(422);
    expect(error?.fields).toEqual({ findings: [{ type: 'card', start: 13, end: 32 }] });
  });

  test('is blocked where the policy makes no sense', async () => {
    const odd = await registerTenant(app);
    await policy(odd, { card: 'allow', '*': 'warn' });
    const { status } = await odd.owner.api('POST /chat', { body: { prompt: card } });
    expect(status).toBe(422);
  });
});

test('what an earlier message let through is masked when it would leave again, and the conversation goes on', async () => {
  const changing = await registerTenant(app);
  await policy(changing, { card: 'warn' });
  const { data: conversation } = await changing.owner.api('POST /conversations', { body: {} });
  const ask = (content: string) =>
    changing.owner.api('POST /conversations/:id/messages', { params: { id: conversation.id }, body: { content } });
  await ask(`My card is ${card}`);
  await policy(changing, {});
  const { status } = await ask('And now?');
  expect(status).toBe(201);
  const sent = JSON.stringify(fake.requests.at(-1)?.body.messages);
  expect(sent).toContain('[card removed]');
  expect(sent).not.toContain('4111');
});

describe('a number that may be anything', () => {
  const prompt = 'We need valve 123-45-6789 and what order 4539578763621486 had.';

  test('leaves as it is, and the warning is kept with the message', async () => {
    const shop = await registerTenant(app);
    const { data: conversation } = await shop.owner.api('POST /conversations', { body: {} });
    const { status } = await shop.owner.api('POST /conversations/:id/messages', {
      params: { id: conversation.id },
      body: { content: prompt },
    });
    expect(status).toBe(201);
    expect(fake.requests.at(-1)?.body.messages.at(-1)?.content).toBe(prompt);
    const rows = await app.database.admin(
      `select guard_findings from messages where org_id = $1 and role = 'user' and guard_findings is not null`,
      [shop.organization.id],
    );
    expect(rows).toEqual([{ guard_findings: [{ type: 'ssn', start: 14, end: 25, confidence: 'uncertain' }] }]);

    await shop.owner.api('POST /conversations/:id/messages', {
      params: { id: conversation.id },
      body: { content: 'And?' },
    });
    expect(fake.requests.at(-1)?.body.messages.map(({ content }) => content)).toContain(prompt);
  });

  test('passes in an answer, too', async () => {
    fake.behave({ pieces: prompt.split('') });
    const { data } = await tenant.owner.api('POST /chat', { body: { prompt: 'What do we need?' } });
    expect(data.answer).toBe(prompt);
    fake.behave({});
  });
});

test('a secret in an answer is masked before its reader sees it, however it is cut into pieces', async () => {
  const key = ['AKIA', 'IOSFODNN7EXAMPLE'];
  for (const pieces of [
    ['The key is ', key.join(''), ', and the card ', card, '.'],
    `The key is ${key.join('')}, and the card ${card}.`.split(''),
  ]) {
    fake.behave({ pieces });
    const { data } = await tenant.owner.api('POST /chat', { body: { prompt: 'What is the key?' } });
    expect(data.answer).toBe('The key is [api_key removed], and the card [card removed].');
  }
  fake.behave({});
});

describe('a try of the guard', () => {
  test('says what would happen, strictest first', async () => {
    const mixed = await registerTenant(app);
    await policy(mixed, { card: 'warn', iban: 'redact' });
    const text = `${card} and DE89 3704 0044 0532 0130 00`;
    const { data } = await mixed.owner.api('POST /guard/test', { body: { text } });
    expect(data).toEqual({
      action: 'redact',
      findings: [
        { type: 'card', start: 0, end: 19, confidence: 'certain' },
        { type: 'iban', start: 24, end: 51, confidence: 'certain' },
      ],
    });
  });

  test('is for everybody who may chat, and for an empty text', async () => {
    const client = await addMember(app, tenant, 'client');
    expect((await client.api('POST /guard/test', { body: { text: '' } })).data).toEqual({
      action: 'pass',
      findings: [],
    });
    const anonymous = await app.api('POST /guard/test', { tenant: tenant.slug, body: { text: 'x' } });
    expect(anonymous.status).toBe(401);
  });

  test('warns of what is uncertain, however strict the policy is', async () => {
    const { data } = await tenant.owner.api('POST /guard/test', { body: { text: 'valve 123-45-6789' } });
    expect(data).toEqual({
      action: 'warn',
      findings: [{ type: 'ssn', start: 6, end: 17, confidence: 'uncertain' }],
    });
  });

  test('takes 20,000 characters, out of the budget of those that a model answers', async () => {
    const longest = await tenant.owner.api('POST /guard/test', { body: { text: 'a'.repeat(20_000) } });
    expect(longest.status).toBe(200);
    const asked = await tenant.owner.api('POST /chat', { body: { prompt: 'Hello' } });
    expect(longest.headers.get('RateLimit-Policy')).toBe(asked.headers.get('RateLimit-Policy'));
    const tooLong = await tenant.owner.api('POST /guard/test', { body: { text: 'a'.repeat(20_001) } });
    expect([tooLong.status, Object.keys(tooLong.error?.fields ?? {})]).toEqual([422, ['text']]);
  });

  test.each([[{ text: 'a\u0000b' }], [{ text: '\ud800' }], [{ text: 5 }], [{}], [{ text: 'a', org_id: 'b' }]])(
    'of %j is refused',
    async (body) => {
      const { status, error } = await tenant.owner.api('POST /guard/test', { body });
      expect([400, 422]).toContain(status);
      expect(error).not.toBeNull();
    },
  );
});
