import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ask,
  newConversation,
  openStream,
  shownMessages,
  startChat,
  type TestChat,
} from '../../../../tests/support/chat.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { allEvents } from '../../../../tests/support/events.ts';
import type { TestMember } from '../../../../tests/support/tenants.ts';

let chat: TestChat;
let user: TestMember;

beforeAll(async () => {
  chat = await startChat();
  user = chat.user;
});
beforeEach(() => chat.provider.behave({}));
afterAll(() => chat.close());

const contents = async (id: string) => (await shownMessages(user, id)).map(({ content }) => content);
const answer = 'Hello there, how are you?';
const usageRecords = async (id: string) =>
  (await user.api('GET /usage/records', { query: { limit: 100 } })).data.filter(
    ({ conversation_id }) => conversation_id === id,
  );
const post = (id: string, body: object, headers: Record<string, string> = {}) =>
  user.api('POST /conversations/:id/messages', { params: { id }, body, headers });

describe('asking', () => {
  it('gives the whole answer with its use and cost to a client that wants JSON', async () => {
    const id = await newConversation(user);
    const message = await ask(user, id, 'Hello?');
    expect(message).toMatchObject({
      conversation_id: id,
      role: 'assistant',
      content: answer,
      model: 'test-model',
      status: 'complete',
      finish_reason: 'stop',
      error: null,
      usage: { completion_tokens: 6 },
      cost: { currency: 'USD' },
      sibling_ids: [message.id],
    });
    expect(await usageRecords(id)).toMatchObject([{ id: message.id, source: 'chat', outcome: 'completed' }]);
  });

  it('sends the model the shown branch, the portal’s own words first', async () => {
    const id = await newConversation(user);
    await ask(user, id, 'First');
    await ask(user, id, 'Second');
    const { messages } = chat.provider.requests.at(-1)?.body ?? { messages: [] };
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(messages.slice(1).map(({ content }) => content)).toEqual(['First', answer, 'Second']);
  });

  it('leaves the oldest messages out when the model has no room for them', async () => {
    const id = await newConversation(user);
    const long = (word: string) => `${word} ${'lorem ipsum dolor '.repeat(2_500)}`;
    await ask(user, id, long('alpha'), { model: 'atrium-demo' });
    await ask(user, id, long('beta'), { model: 'atrium-demo' });
    await ask(user, id, long('gamma'), { model: 'atrium-demo' });
    const last = await ask(user, id, 'Does it still fit?', { model: 'atrium-demo' });
    expect(last.status).toBe('complete');
    expect(last.usage?.prompt_tokens).toBeLessThan(32_000);
    expect(await shownMessages(user, id)).toHaveLength(8);
  });

  it('keeps what came when the provider breaks off, and says what to do', async () => {
    chat.provider.behave({ pieces: ['Half ', 'of ', 'it'], cutAfter: 2 });
    const id = await newConversation(user);
    const { status, data } = await post(id, { content: 'Tell me' });
    expect(status).toBe(201);
    expect(data).toMatchObject({ status: 'failed', content: 'Half of ', error: { code: 'answer_cut' } });
    expect(data.error?.message).toContain('Ask again');
    expect(await usageRecords(id)).toMatchObject([{ outcome: 'failed' }]);
  });

  it('stores nothing that the guard stops, and names types and places only', async () => {
    const id = await newConversation(user);
    const { status, error } = await post(id, { content: 'my card is 4111 1111 1111 1111' });
    expect([status, error?.code]).toEqual([422, 'guard_blocked']);
    expect(error?.fields).toEqual({ findings: [{ type: 'card', start: 11, end: 30 }] });
    expect(await contents(id)).toEqual([]);
  });

  it('answers a refusal as JSON also where a stream was asked for', async () => {
    const id = await newConversation(user);
    const response = await openStream(chat, user, 'POST /conversations/:id/messages', {
      params: { id },
      body: { content: 'Hello', model: 'no-such-model' },
    });
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toContain('application/json');
  });

  it.each([
    ['one endless word', 'x'.repeat(100_000)],
    [
      'more words than an index holds',
      Array.from({ length: 30_000 }, (_, n) => n.toString(36))
        .join(' ')
        .slice(0, 100_000),
    ],
    ['a word of every sign', Array.from({ length: 25_000 }, (_, n) => String.fromCodePoint(0x1_0400 + n)).join(' ')],
    ['signs that mean something to a search', `' \\ :* & | ! <-> "${"'".repeat(50)}`],
  ])('takes %s', async (_what, content) => {
    const id = await newConversation(user);
    const { status } = await post(id, { content, model: 'gpt-4.1' });
    expect(status).toBe(201);
    expect((await user.api('GET /conversations', { query: { q: content.slice(0, 200) } })).status).toBe(200);
  });

  it.each([
    [{}, 'content'],
    [{ content: '' }, 'content'],
    [{ content: ' \n' }, 'content'],
    [{ content: 'x\u0000y' }, 'content'],
    [{ content: '\ud800' }, 'content'],
    [{ content: 'x'.repeat(100_001) }, 'content'],
    [{ content: 'Hi', parent_id: 'nobody' }, 'parent_id'],
    [{ content: 'Hi', parent_id: '01990000-0000-7000-8000-000000000000' }, 'parent_id'],
    [{ content: 'Hi', role: 'assistant' }, 'role'],
    [{ content: 'Hi', conversation_id: '01990000-0000-7000-8000-000000000000' }, 'conversation_id'],
  ])('refuses %o, naming the field', async (body, field) => {
    const id = await newConversation(user);
    const { status, error } = await post(id, body);
    expect([status, Object.keys(error?.fields ?? {})]).toEqual([422, [field]]);
    expect(await contents(id)).toEqual([]);
  });
});

describe('a branch', () => {
  it('begins where a message is edited, and both stay', async () => {
    const id = await newConversation(user);
    await ask(user, id, 'One');
    await ask(user, id, 'Two');
    const [, firstAnswer] = await shownMessages(user, id);
    await ask(user, id, 'Two, but better', { parent_id: firstAnswer?.id });
    const shown = await shownMessages(user, id);
    expect(shown.map(({ content }) => content)).toEqual(['One', answer, 'Two, but better', answer]);
    expect(shown[2]?.sibling_ids).toHaveLength(2);

    const [old = ''] = shown[2]?.sibling_ids ?? [];
    await user.api('PATCH /conversations/:id', { params: { id }, body: { active_message_id: old } });
    expect(await contents(id)).toEqual(['One', answer, 'Two', answer]);
    await ask(user, id, 'Three');
    expect(await contents(id)).toEqual(['One', answer, 'Two', answer, 'Three', answer]);
  });

  it('may begin anew at the root', async () => {
    const id = await newConversation(user);
    await ask(user, id, 'One');
    await ask(user, id, 'Another beginning', { parent_id: null });
    const [root] = await shownMessages(user, id);
    expect(root).toMatchObject({ content: 'Another beginning', parent_id: null });
    expect(root?.sibling_ids).toHaveLength(2);
  });

  it('is shown down to its newest end', async () => {
    const id = await newConversation(user);
    const first = await ask(user, id, 'One');
    await ask(user, id, 'Left', { parent_id: first.id });
    const right = await ask(user, id, 'Right', { parent_id: first.id });
    await ask(user, id, 'Right, deeper', { parent_id: right.id });
    const body = { active_message_id: first.id };
    await user.api('PATCH /conversations/:id', { params: { id }, body });
    expect(await contents(id)).toEqual(['One', answer, 'Right', answer, 'Right, deeper', answer]);
  });

  it('hangs on an answer of the same conversation, on nothing else', async () => {
    const [here, there] = [await newConversation(user), await newConversation(user)];
    const foreign = await ask(user, there, 'Elsewhere');
    await ask(user, here, 'Here');
    const [question] = await shownMessages(user, here);
    for (const parent_id of [foreign.id, question?.id]) {
      const { status, error } = await post(here, { content: 'Hang on', parent_id });
      expect([status, Object.keys(error?.fields ?? {})]).toEqual([422, ['parent_id']]);
    }
  });

  it('comes page by page from its newest message up', async () => {
    const id = await newConversation(user);
    for (const content of ['One', 'Two', 'Three']) await ask(user, id, content);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await user.api('GET /conversations/:id/messages', { params: { id }, query: { limit: 4, cursor } });
      seen.push(...page.data.map(({ content }) => content));
      cursor = page.meta.next_cursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([answer, 'Three', answer, 'Two', answer, 'One']);
  });
});

describe('another answer', () => {
  it('stands beside the first and is shown instead', async () => {
    const id = await newConversation(user);
    const first = await ask(user, id, 'Again, please');
    chat.provider.behave({ pieces: ['Another one'] });
    const { status, data } = await user.api('POST /messages/:id/regenerate', { params: { id: first.id }, body: {} });
    expect([status, data.content]).toEqual([201, 'Another one']);
    expect(data.sibling_ids).toEqual([first.id, data.id]);
    expect(await contents(id)).toEqual(['Again, please', 'Another one']);
    expect(chat.provider.requests.at(-1)?.body.messages.at(-1)?.content).toBe('Again, please');
  });

  it('can be asked for from the question, by another model', async () => {
    const id = await newConversation(user);
    const first = await ask(user, id, 'Who are you?');
    const body = { model: 'atrium-demo' };
    const { data } = await user.api('POST /messages/:id/regenerate', { params: { id: first.parent_id ?? '' }, body });
    expect(data).toMatchObject({ model: 'atrium-demo', parent_id: first.parent_id, sibling_ids: [first.id, data.id] });
  });
});

describe('a client that sends the same twice', () => {
  it('is told when a key stands for a question here and for another answer there', async () => {
    const id = await newConversation(user);
    const first = await ask(user, id, 'Who are you?');
    const again = (key: string) =>
      user.api('POST /messages/:id/regenerate', {
        params: { id: first.id },
        body: {},
        headers: { 'Idempotency-Key': key },
      });
    const question = (key: string) =>
      user.api('POST /conversations/:id/messages', { params: { id }, body: { content: 'And now?', client_id: key } });
    expect((await again('both-1')).status).toBe(201);
    expect((await question('both-1')).error?.code).toBe('idempotency_key_reused');
    expect((await question('both-2')).status).toBe(201);
    expect((await again('both-2')).error?.code).toBe('idempotency_key_reused');
  });

  it('gets the first one’s answer for the same client_id', async () => {
    const id = await newConversation(user);
    const body = { content: 'Only once', client_id: 'c-1' };
    const [first, second] = [await post(id, body), await post(id, body)];
    expect(second.data.id).toBe(first.data.id);
    expect((await shownMessages(user, id))[0]).toMatchObject({ content: 'Only once', client_id: 'c-1' });
    expect(await usageRecords(id)).toHaveLength(1);
  });

  it('is refused, and never answered with the answer to something else, where another question has its client_id', async () => {
    chat.provider.behave({ pieceEveryMs: 5 });
    const id = await newConversation(user);
    const asked = (content: string) => post(id, { content, client_id: 'c-0' });
    const two = await Promise.all([asked('Is it safe?'), asked('Is it dangerous?')]);
    expect(two.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
    expect((await asked('Is it either?')).error?.code).toBe('idempotency_key_reused');
    expect(await usageRecords(id)).toHaveLength(1);
  });

  it('gets it as a stream as well', async () => {
    const id = await newConversation(user);
    const input = { params: { id }, body: { content: 'Only once', client_id: 'c-2' } };
    const first = await allEvents(await openStream(chat, user, 'POST /conversations/:id/messages', input));
    const second = await allEvents(await openStream(chat, user, 'POST /conversations/:id/messages', input));
    expect(second).toEqual(first);
  });

  it('gets one message for a hundred at once', async () => {
    chat.provider.behave({ pieceEveryMs: 5 });
    const id = await newConversation(user);
    const body = { content: 'A hundred times', client_id: 'c-3' };
    const all = await Promise.all(Array.from({ length: 100 }, () => post(id, body)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(all.map(({ data }) => data.id)).size).toBe(1);
    expect(await contents(id)).toEqual(['A hundred times', answer]);
    expect(await usageRecords(id)).toHaveLength(1);
  });

  it('is safe with an Idempotency-Key, for questions and for other answers', async () => {
    const id = await newConversation(user);
    const headers = { 'Idempotency-Key': 'key-1' };
    const first = await post(id, { content: 'Once' }, headers);
    expect((await post(id, { content: 'Once' }, headers)).data.id).toBe(first.data.id);
    const other = await post(id, { content: 'Something else' }, headers);
    expect([other.status, other.error?.code]).toEqual([422, 'idempotency_key_reused']);

    const again = () =>
      user.api('POST /messages/:id/regenerate', {
        params: { id: first.data.id },
        body: {},
        headers: { 'Idempotency-Key': 'key-2' },
      });
    const [one, two] = [await again(), await again()];
    expect(two.data.id).toBe(one.data.id);
    expect(await usageRecords(id)).toHaveLength(2);
  });
});

describe('two questions at once', () => {
  it('are refused on one branch: a hundred give one answer and 99 times 409', async () => {
    chat.provider.behave({ hangAfter: 1 });
    const id = await newConversation(user);
    const codes: (string | undefined)[] = [];
    const all = Array.from({ length: 100 }, async (_, n) => {
      const { error } = await post(id, { content: `Question ${n}` });
      codes.push(error?.code);
    });
    await eventually(() => codes.length === 99, '99 are refused while one is answered');
    expect(new Set(codes)).toEqual(new Set(['message_streaming']));
    const [, streaming] = await shownMessages(user, id);
    await user.api('POST /messages/:id/stop', { params: { id: streaming?.id ?? '' } });
    await Promise.all(all);
    expect(await contents(id)).toHaveLength(2);
    expect(await usageRecords(id)).toHaveLength(1);
  });

  it('are refused also for another answer and for an edit below the one that streams', async () => {
    const id = await newConversation(user);
    await ask(user, id, 'First');
    chat.provider.behave({ hangAfter: 1 });
    const gone = new AbortController();
    await openStream(chat, user, 'POST /conversations/:id/messages', {
      params: { id },
      body: { content: 'Second' },
      signal: gone.signal,
    });
    const streaming = (await shownMessages(user, id)).at(-1);
    expect(streaming?.status).toBe('streaming');
    const params = { id: streaming?.id ?? '' };
    expect((await post(id, { content: 'Third' })).error?.code).toBe('message_streaming');
    expect((await post(id, { content: 'Third', parent_id: params.id })).error?.code).toBe('message_streaming');
    const other = await user.api('POST /messages/:id/regenerate', { params, body: {} });
    expect(other.error?.code).toBe('message_streaming');

    chat.provider.behave({});
    const edit = await post(id, { content: 'Instead', parent_id: null });
    expect(edit.status).toBe(201);
    await user.api('POST /messages/:id/stop', { params });
    gone.abort();
  });
});
