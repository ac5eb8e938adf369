import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { allEvents, textOf } from '../../../../tests/support/events.ts';
import { startFakeOpenai, type FakeOpenai } from '../../../../tests/support/fake-openai.ts';
import { modelServedBy, providerKey, servedBy, useModels } from '../../../../tests/support/models.ts';
import { addMember, registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';
import { environmentCatalogue } from './catalogue/model-catalogue.ts';

let fake: FakeOpenai;
let app: TestApp;
let tenant: TestTenant;

beforeAll(async () => {
  fake = await startFakeOpenai();
  app = await startApp({ env: servedBy(fake, 'gpt-4o-mini, gpt-4.1,gpt-4o-mini') });
  tenant = await registerTenant(app);
});
afterAll(async () => {
  await app.close();
  await fake.close();
});
afterEach(() => {
  fake.behave({});
  fake.requests.length = 0;
});

const chat = (body: object) => tenant.owner.api('POST /chat', { body });

describe('the list of models', () => {
  test('has those of the environment, the default first, then the demo model', async () => {
    const { data } = await tenant.owner.api('GET /models');
    expect(data.map(({ id, is_default, is_demo }) => [id, is_default, is_demo])).toEqual([
      ['gpt-4o-mini', true, false],
      ['gpt-4.1', false, false],
      ['atrium-demo', false, true],
    ]);
    expect(data[0]).toMatchObject({ context: 128_000, capabilities: ['chat', 'streaming'] });
  });

  test('tells nobody where a model is served or under which key', async () => {
    const { data } = await tenant.owner.api('GET /models');
    expect(JSON.stringify(data)).not.toMatch(/127\.0\.0\.1|api_key|sk-/);
  });

  test('is not for strangers', async () => {
    expect((await app.api('GET /models', { tenant: tenant.slug })).status).toBe(401);
  });

  test('has the demo model in production only where there is no other', async () => {
    const env = { ...app.kernel.env, production: true };
    const ids = async (openai: typeof env.openai) => {
      const found = await app.kernel.tenants.bySlug(tenant.slug);
      return (await environmentCatalogue({ ...env, openai }).entries(found!)).map(({ id }) => id);
    };
    const none = { apiKey: undefined, baseUrl: undefined, model: undefined };
    expect(await ids(none)).toEqual(['atrium-demo']);
    expect(await ids({ ...none, apiKey: providerKey })).toEqual(['gpt-4o-mini']);
    expect(await ids({ ...none, baseUrl: 'http://localhost:11434/v1', model: 'llama3' })).toEqual(['llama3']);
  });
});

describe('a question', () => {
  test('goes to the model that it names, or to the default', async () => {
    await chat({ prompt: 'Hello' });
    await chat({ prompt: 'Hello', model: 'gpt-4.1' });
    expect(fake.requests.map(({ body }) => body.model)).toEqual(['gpt-4o-mini', 'gpt-4.1']);
    expect(fake.requests[0]).toMatchObject({
      authorization: `Bearer ${providerKey}`,
      body: { max_completion_tokens: 4_096, stream_options: { include_usage: true } },
    });
  });

  test('to a model that is not there is 404, and names the field', async () => {
    const { status, error } = await chat({ prompt: 'Hello', model: 'gpt-9' });
    expect(status).toBe(404);
    expect(error).toMatchObject({ code: 'not_found', fields: { model: expect.any(String) } });
    expect(fake.requests).toEqual([]);
  });

  test('streams its answer, piece by piece, and then what it cost', async () => {
    fake.behave({ pieceEveryMs: 15 });
    const response = await app.request('POST /chat', {
      tenant: tenant.slug,
      token: tenant.owner.access_token,
      headers: { accept: 'text/event-stream' },
      body: { prompt: 'Hello' },
    });
    const events = await allEvents(response);
    const [started, ...rest] = events.map(({ event }) => event);
    expect([started, rest.at(-1)]).toEqual(['message.started', 'message.completed']);
    expect(rest.filter((event) => event === 'delta').length).toBeGreaterThan(2);
    expect(textOf(events)).toBe('Hello there, how are you?');
    expect(events.at(-1)?.data).toMatchObject({ finish_reason: 'stop', usage: { completion_tokens: 6 } });
  });

  test('that is longer than the model can read is refused before it costs anything', async () => {
    useModels(app, modelServedBy(fake.baseUrl, { context: 200 }));
    const { status, error } = await chat({ prompt: 'many words '.repeat(300) });
    expect(status).toBe(422);
    expect(error?.code).toBe('context_too_long');
    expect(fake.requests).toEqual([]);
  });

  test('to a model of another role is a question to a model that is not there', async () => {
    useModels(app, modelServedBy(fake.baseUrl, { allowed_roles: ['owner'] }));
    const client = await addMember(app, tenant, 'client');
    expect((await client.api('GET /models')).data).toEqual([]);
    expect((await client.api('POST /chat', { body: { prompt: 'Hello' } })).status).toBe(403);
    expect((await client.api('POST /chat', { body: { prompt: 'Hello', model: 'test-model' } })).status).toBe(403);
    useModels(app, modelServedBy(fake.baseUrl), modelServedBy(fake.baseUrl, { id: 'best', allowed_roles: ['owner'] }));
    expect((await client.api('POST /chat', { body: { prompt: 'Hello', model: 'best' } })).status).toBe(404);
    expect((await tenant.owner.api('POST /chat', { body: { prompt: 'Hello', model: 'best' } })).status).toBe(200);
  });

  test('leaves a line in the log and its figures in the metrics, and nothing that was said', async () => {
    useModels(app, modelServedBy(fake.baseUrl));
    fake.behave({ pieces: ['unheard-of', ' answer'] });
    await chat({ prompt: 'unmistakable question' });
    const line = app.logs.map((log) => JSON.parse(log)).findLast(({ msg }) => msg === 'llm call');
    expect(line).toMatchObject({
      model: 'test-model',
      provider: 'openai_compatible',
      outcome: 'completed',
      latency_ms: expect.any(Number),
      first_token_ms: expect.any(Number),
    });
    expect(app.logs.join('')).not.toMatch(/unmistakable|unheard-of|sk-test/);
    const metrics = await (await fetch(`${app.origin}/metrics`)).text();
    expect(metrics).toMatch(/llm_requests_total\{provider="openai_compatible",outcome="completed"\} \d+/);
    expect(metrics).toMatch(/llm_first_token_seconds_count\{provider="openai_compatible"\} \d+/);
    expect(metrics).toMatch(/llm_tokens_total\{provider="openai_compatible",direction="completion"\} \d+/);
  });
});
