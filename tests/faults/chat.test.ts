import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../support/chat.ts';
import { newConversation, openStream, shownMessages } from '../support/chat.ts';
import type { ApiClient } from '../support/client.ts';
import { allEvents, readEvents, textOf } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { registerTenant, type TestMember, type TestTenant } from '../support/tenants.ts';
import { install, type Installation } from './installation.ts';

// Servers start and databases recover in these: seconds each, more on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const patienceMs = 60_000;

let installation: Installation;
let tenant: TestTenant;

beforeAll(async () => {
  installation = await install();
  const first = await installation.server();
  tenant = await registerTenant(first);
  await first.end('SIGKILL');
});
beforeEach(() => installation.provider.behave({}));
afterAll(() => installation.close());

/** The tenant's owner, through one process. Tokens outlive processes. */
const through = (server: ApiClient): TestMember => ({
  ...tenant.owner,
  api: (key, input) => server.api(key, { tenant: tenant.slug, token: tenant.owner.access_token, ...input }),
});

interface Begun {
  conversationId: string;
  messageId: string;
  lastEventId: string;
}

/** Begins an answer and reads until its text has come as far as `until`. */
async function begin(server: ApiClient, until: string): Promise<Begun> {
  const conversationId = await newConversation(through(server));
  const input = { params: { id: conversationId }, body: { content: 'Tell me' } };
  const stream = await openStream({ app: server, tenant }, tenant.owner, 'POST /conversations/:id/messages', input);
  let [messageId, text] = ['', ''];
  for await (const { id, event, data } of readEvents(stream)) {
    if (event === 'message.started') messageId = String(data['message_id']);
    if (event === 'delta') text += String(data['text']);
    if (text === until) return { conversationId, messageId, lastEventId: id ?? '' };
  }
  throw new Error(`the answer ended as ${JSON.stringify(text)}`);
}

const resume = (server: ApiClient, { messageId, lastEventId }: Begun) =>
  openStream({ app: server, tenant }, tenant.owner, 'GET /messages/:id/stream', {
    params: { id: messageId },
    headers: { 'Last-Event-ID': lastEventId },
  });

async function answerOf(server: ApiClient, { conversationId }: Begun): Promise<Message | undefined> {
  return (await shownMessages(through(server), conversationId)).at(-1);
}

async function recordsOf(server: ApiClient, { messageId }: Begun) {
  const { data } = await through(server).api('GET /usage/records', { query: { limit: 100 } });
  return data.filter(({ message_id }) => message_id === messageId);
}

describe('a server that is killed in the middle of an answer', () => {
  it('has, after its restart, what was written, marked as interrupted, and its use recorded once', async () => {
    installation.provider.behave({ hangAfter: 3 });
    const killed = await installation.server();
    const begun = await begin(killed, 'Hello there, how');
    await killed.end('SIGKILL');

    const server = await installation.server();
    const events = await allEvents(await resume(server, begun));
    expect(textOf(events)).toBe('');
    expect(events.at(-1)).toMatchObject({ event: 'error', data: { code: 'answer_interrupted' } });
    expect(await answerOf(server, begun)).toMatchObject({ status: 'interrupted', content: 'Hello there, how' });
    expect(await recordsOf(server, begun)).toMatchObject([{ outcome: 'interrupted' }]);

    await server.end('SIGKILL');
    const again = await installation.server();
    expect(await recordsOf(again, begun)).toHaveLength(1);
    installation.provider.behave({});
    const next = await through(again).api('POST /conversations/:id/messages', {
      params: { id: begun.conversationId },
      body: { content: 'Go on' },
    });
    expect(next.data).toMatchObject({ status: 'complete' });
    await again.end('SIGKILL');
  });
});

describe('a server that is killed in the middle of its writes', () => {
  it('has every acknowledged one afterwards, and none by half', async () => {
    const killed = await installation.server();
    const acknowledged: string[] = [];
    const user = through(killed);
    const writing = Array.from({ length: 8 }, async () => {
      for (;;) {
        const { data } = await user.api('POST /conversations', { body: {} });
        const params = { id: data.id };
        const answer = await user.api('POST /conversations/:id/messages', { params, body: { content: 'Hello' } });
        if (answer.status !== 201) throw new Error(answer.error?.code);
        acknowledged.push(answer.data.id);
      }
    });
    const cutOff = Promise.allSettled(writing);
    await eventually(() => acknowledged.length >= 20, 'twenty answers are acknowledged', patienceMs);
    await killed.end('SIGKILL');
    await cutOff;

    const server = await installation.server();
    await eventually(
      async () => {
        const [row] = await installation.query<{ left: number }>('select count(*)::int as left from running_answers');
        return row?.left === 0;
      },
      'nothing is left behind as streaming',
      patienceMs,
    );
    const rows = await installation.query<{ id: string; status: string; content: string }>(
      'select id, status, content from messages where id = any($1)',
      [acknowledged],
    );
    expect(rows).toHaveLength(acknowledged.length);
    expect(new Set(rows.map(({ status, content }) => `${status}: ${content}`))).toEqual(
      new Set(['complete: Hello there, how are you?']),
    );
    const [halves] = await installation.query<{ questions: number; records: number }>(
      `select
         (select count(*)::int from messages q where q.role = 'user'
           and not exists (select from messages a where a.org_id = q.org_id and a.parent_id = q.id)) as questions,
         (select count(*)::int from messages a where a.role = 'assistant'
           and not exists (select from usage_records u where u.org_id = a.org_id and u.message_id = a.id)) as records`,
    );
    expect(halves).toEqual({ questions: 0, records: 0 });
    await server.end('SIGKILL');
  });
});

describe('PostgreSQL that crashes under load', () => {
  it('costs no acknowledged write and no running answer; the server recovers by itself', async () => {
    const server = await installation.server();
    const user = through(server);
    installation.provider.behave({ pieceEveryMs: 400 });
    const begun = await begin(server, 'Hello');

    const acknowledged: string[] = [];
    const refused: string[] = [];
    let writing = true;
    const writers = Array.from({ length: 8 }, async () => {
      while (writing) {
        const { status, data, error } = await user.api('POST /conversations', { body: {} });
        if (status === 201) acknowledged.push(data.id);
        else refused.push(error?.code ?? String(status));
      }
    });
    await eventually(() => acknowledged.length >= 50, 'fifty are acknowledged', patienceMs);
    await installation.crashPostgres();
    await eventually(() => refused.length > 0, 'the outage is noticed', patienceMs);
    await installation.startPostgres();
    const before = acknowledged.length;
    await eventually(() => acknowledged.length >= before + 50, 'writes are acknowledged again', patienceMs);
    writing = false;
    await Promise.all(writers);

    expect(new Set(refused)).toEqual(new Set(['unavailable']));
    const [kept] = await installation.query<{ count: number }>(
      'select count(*)::int as count from conversations where id = any($1)',
      [acknowledged],
    );
    expect(kept?.count).toBe(acknowledged.length);
    expect(textOf(await allEvents(await resume(server, begun)))).toBe(' there, how are you?');
    expect(await answerOf(server, begun)).toMatchObject({ status: 'complete', content: 'Hello there, how are you?' });
    expect(await recordsOf(server, begun)).toHaveLength(1);
    await server.end('SIGKILL');
  });
});

describe('a server that is asked to stop', () => {
  it('does so in order within ten seconds although a provider hangs, and keeps what came', async () => {
    installation.provider.behave({ hangAfter: 2 });
    const leaving = await installation.server();
    const begun = await begin(leaving, 'Hello there');
    const { code, tookMs } = await leaving.end('SIGTERM');
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_000);

    const server = await installation.server();
    expect(await answerOf(server, begun)).toMatchObject({ status: 'interrupted', content: 'Hello there' });
    expect(await recordsOf(server, begun)).toHaveLength(1);
    await server.end('SIGKILL');
  });
});

describe('two server processes with Redis between them', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.remove());

  it('show and stop each other’s answers, and one takes over when the other is killed', async () => {
    const settings = { REDIS_URL: redis.url };
    const [one, two] = await Promise.all([installation.server(settings), installation.server(settings)]);

    installation.provider.behave({ pieceEveryMs: 100 });
    const shared = await begin(one, 'Hello');
    expect(textOf(await allEvents(await resume(two, shared)))).toBe(' there, how are you?');

    installation.provider.behave({ hangAfter: 1 });
    const stopped = await begin(one, 'Hello');
    const { data } = await through(two).api('POST /messages/:id/stop', { params: { id: stopped.messageId } });
    expect(data).toMatchObject({ status: 'stopped', content: 'Hello' });

    const orphan = await begin(one, 'Hello');
    const reader = resume(two, orphan).then(allEvents);
    await one.end('SIGKILL');
    expect((await reader).at(-1)).toMatchObject({ event: 'error', data: { code: 'answer_interrupted' } });
    expect(await answerOf(two, orphan)).toMatchObject({ status: 'interrupted', content: 'Hello' });
    expect(await recordsOf(two, orphan)).toHaveLength(1);
    await two.end('SIGKILL');
  });
});
