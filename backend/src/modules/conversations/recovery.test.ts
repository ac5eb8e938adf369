import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { asking, newConversation, openStream, shownMessages } from '../../../../tests/support/chat.ts';
import { allEvents, readEvents, textOf } from '../../../../tests/support/events.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { startFakeOpenai, type FakeOpenai } from '../../../../tests/support/fake-openai.ts';
import { createDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { registerTenant, type TestMember, type TestTenant } from '../../../../tests/support/tenants.ts';

// Two apps on one database without Redis: they share nothing but the database.
let provider: FakeOpenai;
let database: TestDatabase;
let here: TestApp;
let there: TestApp;
let tenant: TestTenant;
let user: TestMember;
/** The same person, on the other app. */
let userThere: TestMember;

const start = () =>
  startApp({ database, env: { role: 'web', encryptionKey: Buffer.alloc(32, 7), ...asking(provider) } });
const through = (app: TestApp): TestMember => ({
  ...user,
  api: (key, input) => app.api(key, { tenant: tenant.slug, token: user.access_token, ...input }),
});

beforeAll(async () => {
  provider = await startFakeOpenai();
  database = await createDatabase();
  [here, there] = [await start(), await start()];
  tenant = await registerTenant(here);
  user = tenant.owner;
  userThere = through(there);
});
beforeEach(() => provider.behave({}));
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await database.drop();
  await provider.close();
});

/** Begins an answer in `app`, and leaves when its text has come as far as `until`. */
async function begin(app: TestApp, until: string): Promise<{ conversationId: string; messageId: string }> {
  const conversationId = await newConversation(through(app));
  const input = { params: { id: conversationId }, body: { content: 'Tell me' } };
  const events = readEvents(await openStream({ app, tenant }, user, 'POST /conversations/:id/messages', input));
  let messageId = '';
  let text = '';
  for await (const { event, data } of events) {
    if (event === 'message.started') messageId = String(data['message_id']);
    if (event === 'delta') text += String(data['text']);
    if (text === until) break;
  }
  return { conversationId, messageId };
}

const follow = (app: TestApp, id: string, place?: string) =>
  openStream({ app, tenant }, user, 'GET /messages/:id/stream', {
    params: { id },
    headers: place === undefined ? {} : { 'Last-Event-ID': place },
  });

async function recordsOf(messageId: string) {
  const { data } = await userThere.api('GET /usage/records', { query: { limit: 100 } });
  return data.filter(({ message_id }) => message_id === messageId);
}

describe('an answer that another process writes', () => {
  it('can be followed while it streams, from the start and from any place', async () => {
    provider.behave({ pieceEveryMs: 60 });
    const { messageId } = await begin(here, 'Hello');
    const [whole, rest] = await Promise.all([follow(there, messageId), follow(there, messageId, '1')]);
    const [all, later] = await Promise.all([allEvents(whole), allEvents(rest)]);
    expect(textOf(all)).toBe('Hello there, how are you?');
    expect(later).toEqual(all.slice(2));
    expect(await allEvents(await follow(here, messageId))).toEqual(all);
  });

  it('is whole for others although a crash of the database took the end of the log along', async () => {
    provider.behave({ pieceEveryMs: 150 });
    const { messageId } = await begin(here, 'Hello there, how');
    await database.admin('delete from message_chunks where message_id = $1 and seq > 1', [messageId]);
    expect(textOf(await allEvents(await follow(there, messageId)))).toBe('Hello there, how are you?');
  });

  it('can be stopped, before and after its first word', async () => {
    for (const hangAfter of [0, 2]) {
      provider.behave({ hangAfter });
      const { messageId } = await begin(here, hangAfter === 0 ? '' : 'Hello there');
      const { data } = await userThere.api('POST /messages/:id/stop', { params: { id: messageId } });
      expect(data).toMatchObject({ status: 'stopped', content: hangAfter === 0 ? '' : 'Hello there' });
      expect(await recordsOf(messageId)).toMatchObject([{ outcome: 'stopped' }]);
    }
  });

  it('is stopped when its conversation is deleted', async () => {
    provider.behave({ hangAfter: 1 });
    const { conversationId, messageId } = await begin(here, 'Hello');
    const removed = await userThere.api('DELETE /conversations/:id', { params: { id: conversationId } });
    expect(removed.status).toBe(204);
    expect(await recordsOf(messageId)).toMatchObject([{ outcome: 'stopped' }]);
  });
});

describe('an answer whose process fell silent', () => {
  it('is kept as far as it came, marked, told to who resumes, and recorded once', async () => {
    provider.behave({ hangAfter: 2 });
    const { conversationId, messageId } = await begin(here, 'Hello there');
    const reader = allEvents(await follow(there, messageId));
    await database.admin(
      `update running_answers set instance = gen_random_uuid(), leased_until = now() - interval '1 second'
       where message_id = $1`,
      [messageId],
    );
    const events = await reader;
    expect(textOf(events)).toBe('Hello there');
    expect(events.at(-1)).toMatchObject({
      event: 'error',
      data: { code: 'answer_interrupted', message_id: messageId },
    });
    expect((await shownMessages(user, conversationId)).at(-1)).toMatchObject({
      status: 'interrupted',
      content: 'Hello there',
      error: { code: 'answer_interrupted' },
    });
    expect(await allEvents(await follow(here, messageId))).toEqual(events);
    expect(await recordsOf(messageId)).toHaveLength(1);
    const { data } = await user.api('POST /messages/:id/stop', { params: { id: messageId } });
    expect(data.status).toBe('interrupted');
    provider.behave({});
    const again = await user.api('POST /messages/:id/regenerate', { params: { id: messageId }, body: {} });
    expect(again.data).toMatchObject({ status: 'complete', sibling_ids: [messageId, again.data.id] });
  });
});

describe('an ordered shutdown', () => {
  it('finishes what is being written', async () => {
    provider.behave({ pieceEveryMs: 100 });
    const leaving = await start();
    const { conversationId } = await begin(leaving, 'Hello');
    await leaving.close();
    const answer = (await shownMessages(user, conversationId)).at(-1);
    expect(answer).toMatchObject({ status: 'complete', content: 'Hello there, how are you?' });
  });

  it('does not wait for a provider that hangs: what came is kept, marked, and recorded once', async () => {
    provider.behave({ hangAfter: 1 });
    const leaving = await start();
    const { conversationId, messageId } = await begin(leaving, 'Hello');
    await leaving.close();
    const answer = (await shownMessages(user, conversationId)).at(-1);
    expect(answer).toMatchObject({ status: 'interrupted', content: 'Hello' });
    expect(await recordsOf(messageId)).toHaveLength(1);
  });
});

describe('a title', () => {
  it('is improved by a real model, once, unless the user gave one', async () => {
    const worker = await startApp({ database, env: { encryptionKey: Buffer.alloc(32, 7), ...asking(provider) } });
    const someone = through(worker);
    provider.behave({ pieces: ['\u202e"A greet\u200bing', ' in **two** words."\n'] });
    const [unnamed, named] = [await newConversation(someone), await newConversation(someone)];
    await someone.api('PATCH /conversations/:id', { params: { id: named }, body: { title: 'Mine' } });
    for (const id of [named, unnamed]) {
      await someone.api('POST /conversations/:id/messages', { params: { id }, body: { content: 'Hello you' } });
    }
    const titleOf = async (id: string) => (await someone.api('GET /conversations/:id', { params: { id } })).data.title;
    await eventually(async () => (await titleOf(unnamed)) === 'A greeting in **two** words', 'the better title');
    expect(await titleOf(named)).toBe('Mine');
    const { data } = await someone.api('GET /usage/records', { query: { limit: 100 } });
    const calls = data.filter(({ source }) => source === 'title');
    expect(calls.filter(({ conversation_id }) => conversation_id === unnamed)).toHaveLength(1);
    expect(calls.filter(({ conversation_id }) => conversation_id === named)).toHaveLength(0);
    await worker.close();
  });
});
