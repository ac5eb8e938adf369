import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { allEvents, textOf } from '../../../../tests/support/events.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { startFakeOpenai, type Behaviour, type FakeOpenai } from '../../../../tests/support/fake-openai.ts';
import { freePort } from '../../../../tests/support/free-port.ts';
import { modelServedBy, providerKey, servedBy, useModels } from '../../../../tests/support/models.ts';
import { registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';
import type { ModelEntry } from './index.ts';

let fake: FakeOpenai;
let app: TestApp;
let tenant: TestTenant;

const patient = { connect: 10_000, first_token: 10_000, idle: 10_000, total: 20_000 };

beforeAll(async () => {
  fake = await startFakeOpenai();
  app = await startApp({ env: servedBy(fake) });
  tenant = await registerTenant(app);
});
afterAll(async () => {
  await app.close();
  await fake.close();
});
beforeEach(() => {
  fake.requests.length = 0;
  fake.hungUp = 0;
  serve({});
});

function serve(entry: Partial<ModelEntry>): void {
  useModels(app, modelServedBy(fake.baseUrl, entry));
}

/** What a reader of the stream sees, and what is recorded. */
async function ask(...behaviours: Behaviour[]) {
  fake.behave(...behaviours);
  const response = await app.request('POST /chat', {
    tenant: tenant.slug,
    token: tenant.owner.access_token,
    headers: { accept: 'text/event-stream' },
    body: { prompt: 'How are you?' },
  });
  const events = await allEvents(response);
  const { data: records } = await tenant.owner.api('GET /usage/records', { query: { limit: 1 } });
  return { text: textOf(events), last: events.at(-1), record: records[0] };
}

const partial = ['Half', ' an', ' answer', ' is', ' all'];

interface Fault {
  happens: string;
  how: Behaviour;
  code: string;
  says: RegExp;
  text?: string;
  billed: boolean;
  entry?: Partial<ModelEntry>;
}

const faults: Fault[] = [
  {
    happens: 'refuses the key',
    how: { status: 401, error: { message: `Incorrect API key provided: ${providerKey}`, code: 'invalid_api_key' } },
    code: 'provider_misconfigured',
    says: /admin must check it/,
    billed: false,
  },
  {
    happens: 'does not know the model',
    how: { status: 404, error: { message: 'The model `x` does not exist', code: 'model_not_found' } },
    code: 'provider_misconfigured',
    says: /does not know this model/,
    billed: false,
  },
  {
    happens: 'wants to be paid first',
    how: { status: 429, error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } },
    code: 'provider_misconfigured',
    says: /out of credit/,
    billed: false,
  },
  {
    happens: 'limits the rate and says for how long',
    how: { status: 429, error: { message: 'Rate limit reached' }, headers: { 'retry-after': '17' } },
    code: 'provider_busy',
    says: /in 17 seconds/,
    billed: false,
  },
  {
    happens: 'fails inside, again and again',
    how: { status: 500, error: { message: 'The server had an error' } },
    code: 'provider_unavailable',
    says: /not answering/,
    billed: false,
  },
  {
    happens: 'hides behind a broken gateway',
    how: { status: 502, html: '<html><body><h1>502 Bad Gateway</h1></body></html>' },
    code: 'provider_unavailable',
    says: /not answering/,
    billed: false,
  },
  {
    happens: 'finds the conversation too long',
    how: { status: 400, error: { message: 'maximum context length is 8192 tokens', code: 'context_length_exceeded' } },
    code: 'context_too_long',
    says: /too long for this model/,
    billed: false,
  },
  {
    happens: 'refuses the content',
    how: { status: 400, error: { message: 'content management policy', code: 'content_filter' } },
    code: 'content_filtered',
    says: /other words/,
    billed: false,
  },
  {
    happens: 'filters the answer in the middle',
    how: { pieces: partial, finishReason: 'content_filter' },
    code: 'content_filtered',
    says: /other words/,
    text: partial.join(''),
    billed: true,
  },
  {
    happens: 'sends an empty answer',
    how: { pieces: [] },
    code: 'answer_empty',
    says: /empty answer/,
    billed: true,
  },
  {
    happens: 'sends a web page and calls it an answer',
    how: { html: '<html>Sign in to continue</html>' },
    code: 'answer_cut',
    says: /broke off/,
    billed: true,
  },
  {
    happens: 'is cut off by its network',
    how: { pieces: partial, cutAfter: 3, pieceEveryMs: 5 },
    code: 'answer_cut',
    says: /broke off/,
    text: 'Half an answer',
    billed: true,
  },
  {
    happens: 'ends without a finish',
    how: { pieces: partial, endAfter: 3 },
    code: 'answer_cut',
    says: /broke off/,
    text: 'Half an answer',
    billed: true,
  },
  {
    happens: 'sends half a chunk',
    how: { pieces: partial, garbageAfter: 2 },
    code: 'answer_cut',
    says: /broke off/,
    text: 'Half an',
    billed: true,
  },
  {
    happens: 'reports an error in the middle',
    how: { pieces: partial, errorEventAfter: 2 },
    code: 'answer_cut',
    says: /broke off/,
    text: 'Half an',
    billed: true,
  },
  {
    happens: 'never ends a line',
    how: { pieces: partial, endlessLineAfter: 2 },
    code: 'answer_cut',
    says: /broke off/,
    text: 'Half an',
    billed: true,
  },
  {
    happens: 'takes no request',
    how: { headersAfterMs: 60_000 },
    entry: { timeouts: { ...patient, connect: 100 } },
    code: 'provider_timeout',
    says: /does not take the request/,
    billed: false,
  },
  {
    happens: 'thinks for too long',
    how: { firstPieceAfterMs: 60_000 },
    entry: { timeouts: { ...patient, first_token: 150 } },
    code: 'provider_timeout',
    says: /too long to begin/,
    billed: true,
  },
  {
    happens: 'falls silent in the middle',
    how: { pieces: partial, hangAfter: 2 },
    entry: { timeouts: { ...patient, idle: 100 } },
    code: 'provider_timeout',
    says: /fell silent/,
    text: 'Half an',
    billed: true,
  },
  {
    happens: 'never comes to an end',
    how: { pieces: partial, neverEnds: true, pieceEveryMs: 20 },
    entry: { timeouts: { ...patient, total: 500 } },
    code: 'provider_timeout',
    says: /longer than it may/,
    billed: true,
  },
];

describe('a provider that', () => {
  test.each(faults)('$happens: the reader is told so, and pays for what came', async (fault) => {
    serve(fault.entry ?? {});
    const { text, last, record } = await ask(fault.how);

    expect(last).toMatchObject({
      event: 'error',
      data: { code: fault.code, message: expect.stringMatching(fault.says) },
    });
    expect(text).toBe(fault.text ?? text);
    expect(record).toMatchObject({ outcome: 'failed', error_code: fault.code });
    expect(record!.usage.prompt_tokens > 0).toBe(fault.billed);
    expect(record!.usage.completion_tokens > 0).toBe(text !== '');
  });

  test('is not there at all: the reader is told so', async () => {
    useModels(app, modelServedBy(`http://127.0.0.1:${await freePort()}/v1`));
    const { last, record } = await ask({});
    expect(last).toMatchObject({ event: 'error', data: { code: 'provider_unavailable' } });
    expect(record!.usage.prompt_tokens).toBe(0);
  });

  test('accepts the connection and says nothing: the reader is told so', async () => {
    const silent: Server = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    useModels(app, modelServedBy(`http://127.0.0.1:${port}/v1`, { timeouts: { ...patient, connect: 100 } }));
    const { last } = await ask({});
    expect(last).toMatchObject({ event: 'error', data: { code: 'provider_timeout' } });
    silent.close();
  });

  test('keeps the connection after its last word: the answer has ended, and the connection is given up in a while', async () => {
    const { last } = await ask({ lingers: true });
    expect(last?.event).toBe('message.completed');
    await eventually(() => fake.hungUp === 1, 'the connection is given up');
  });

  test('answers one question after the other: over one connection', async () => {
    await ask({});
    const before = fake.connections;
    for (const _ of [1, 2, 3]) await ask({});
    expect(fake.connections).toBe(before);
  });

  test('fails once before its first word: the reader notices nothing', async () => {
    const { text, last, record } = await ask({ status: 503, error: { message: 'overloaded' } }, { cutAfter: 0 }, {});
    expect(text).toBe('Hello there, how are you?');
    expect(last?.event).toBe('message.completed');
    expect(fake.requests).toHaveLength(3);
    expect(record).toMatchObject({ outcome: 'completed' });
  });

  test('limits the rate for a moment: the reader waits for it', async () => {
    const { last } = await ask({ status: 429, error: { message: 'slow' }, headers: { 'retry-after': '1' } }, {});
    expect(last?.event).toBe('message.completed');
  });

  test('breaks off after its first word: it is never asked twice', async () => {
    await ask({ pieces: partial, cutAfter: 1, pieceEveryMs: 5 }, {});
    expect(fake.requests).toHaveLength(1);
  });

  test('says where it is and what it was asked: nobody hears of it', async () => {
    await ask({ status: 401, error: { message: `bad key ${providerKey} at ${fake.baseUrl}: How are you?` } });
    const { error } = await tenant.owner.api('POST /chat', { body: { prompt: 'How are you?' } });
    const said = JSON.stringify(error) + app.logs.join('');
    expect(said).not.toContain(providerKey);
    expect(said).not.toContain(fake.baseUrl);
    expect(said).not.toContain('How are you?');
  });
});

describe('a provider with habits of its own', () => {
  test('finishes twice: the answer ends once', async () => {
    const { text, last } = await ask({ finishes: 3 });
    expect(text).toBe('Hello there, how are you?');
    expect(last).toMatchObject({ event: 'message.completed', data: { finish_reason: 'stop' } });
  });

  test('knows the output cap by its former name: it is told so again, once', async () => {
    await ask({ rejectsCompletionCap: true });
    await ask({ rejectsCompletionCap: true });
    expect(fake.requests.map(({ body }) => [body.max_completion_tokens, body.max_tokens])).toEqual([
      [500, undefined],
      [undefined, 500],
      [undefined, 500],
    ]);
  });

  test('writes more than it was allowed: it is stopped there', async () => {
    serve({ max_output: 600 });
    const { text, last, record } = await ask({ pieces: [' seventeen'], neverEnds: true });
    expect(last).toMatchObject({ event: 'message.completed', data: { finish_reason: 'length' } });
    expect(record!.usage.completion_tokens).toBeLessThanOrEqual(600);
    expect(text.length).toBeLessThan(20_000);
  });

  test('serves another model than it was asked for: the record says which', async () => {
    const { record } = await ask({ servedModel: 'something-else-2026' });
    expect(record).toMatchObject({ model: 'test-model', served_model: 'something-else-2026' });
  });
});
