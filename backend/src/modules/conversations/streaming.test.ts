import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  newConversation,
  openStream,
  shownMessages,
  startChat,
  type TestChat,
} from '../../../../tests/support/chat.ts';
import { allEvents, readEvents, textOf, type ReceivedEvent } from '../../../../tests/support/events.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import type { TestMember } from '../../../../tests/support/tenants.ts';

let chat: TestChat;
let user: TestMember;

beforeAll(async () => {
  chat = await startChat();
  user = chat.user;
});
beforeEach(() => chat.provider.behave({}));
afterAll(() => chat.close());

const begin = (id: string) =>
  openStream(chat, user, 'POST /conversations/:id/messages', { params: { id }, body: { content: 'Tell me' } });
const follow = (id: string, lastEventId?: string, signal?: AbortSignal) =>
  openStream(chat, user, 'GET /messages/:id/stream', {
    params: { id },
    headers: lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId },
    signal,
  });
const stop = (id: string) => user.api('POST /messages/:id/stop', { params: { id } });

/** Reads up to `count` events, then hangs up. */
async function readSome(response: Response, count: number): Promise<ReceivedEvent[]> {
  const seen: ReceivedEvent[] = [];
  for await (const event of readEvents(response)) {
    seen.push(event);
    if (seen.length === count) break;
  }
  return seen;
}

/** Begins an answer and leaves after its first event. */
async function beginAndLeave(): Promise<{ conversationId: string; messageId: string }> {
  const conversationId = await newConversation(user);
  const [started] = await readSome(await begin(conversationId), 1);
  return { conversationId, messageId: String(started?.data['message_id']) };
}

describe('an answer that streams', () => {
  it('says what begins, gives its text in order, and ends with use and cost', async () => {
    const id = await newConversation(user);
    const response = await begin(id);
    expect(response.headers.get('Content-Type')).toContain('text/event-stream');
    const events = await allEvents(response);
    const [started, ...rest] = events;
    const [question, answer] = await shownMessages(user, id);
    expect(started).toEqual({
      id: '0',
      event: 'message.started',
      data: { message_id: answer?.id, user_message_id: question?.id, conversation_id: id, model: 'test-model' },
    });
    expect(textOf(events)).toBe('Hello there, how are you?');
    expect(rest.map(({ id: place }) => Number(place))).toEqual(rest.map((_, index) => index + 1));
    expect(rest.at(-1)).toMatchObject({
      event: 'message.completed',
      data: {
        message_id: answer?.id,
        usage: answer?.usage,
        cost: answer?.cost,
        finish_reason: 'stop',
        status: 'complete',
      },
    });
  });

  it('ends with an error event when the provider fails, and keeps what came', async () => {
    chat.provider.behave({ pieces: ['Half ', 'of ', 'it'], cutAfter: 2 });
    const id = await newConversation(user);
    const events = await allEvents(await begin(id));
    expect(textOf(events)).toBe('Half of ');
    expect(events.at(-1)).toMatchObject({ event: 'error', data: { code: 'answer_cut' } });
    const [, answer] = await shownMessages(user, id);
    expect(answer).toMatchObject({ status: 'failed', content: 'Half of ' });
  });

  it('keeps characters whole that come in halves, and leaves out what cannot be stored', async () => {
    chat.provider.behave({ pieces: ['Hi \ud83d', '\ude00', ' a\u0000b', ' \udc00 end'], pieceEveryMs: 60 });
    const id = await newConversation(user);
    const events = await allEvents(await begin(id));
    expect(textOf(events)).toBe('Hi 😀 ab \ufffd end');
    expect((await shownMessages(user, id)).at(-1)?.content).toBe('Hi 😀 ab \ufffd end');
  });

  it('goes on when its reader closes the tab', async () => {
    chat.provider.behave({ pieceEveryMs: 20 });
    const { conversationId } = await beginAndLeave();
    const finished = await eventually(async () => {
      const [, answer] = await shownMessages(user, conversationId);
      return answer?.status === 'complete' && answer;
    }, 'the answer is whole');
    expect(finished.content).toBe('Hello there, how are you?');
  });

  it('reaches several tabs at once, the same for each', async () => {
    chat.provider.behave({ pieceEveryMs: 10 });
    const { messageId } = await beginAndLeave();
    const tabs = await Promise.all([follow(messageId), follow(messageId), follow(messageId)]);
    const [first, ...others] = await Promise.all(tabs.map(allEvents));
    expect(textOf(first ?? [])).toBe('Hello there, how are you?');
    for (const other of others) expect(other).toEqual(first);
  });

  it('comes to a tab that reconnects with nothing lost and nothing twice, however often and whenever', async () => {
    const pieces = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 40,
    });
    const patience = fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pieces, patience, fc.nat({ max: 8 }), async (said, breaks, pieceEveryMs) => {
        chat.provider.behave({ pieces: ['¶', ...said], pieceEveryMs });
        const { messageId } = await beginAndLeave();
        const seen: ReceivedEvent[] = [];
        for (let turn = 0; seen.at(-1)?.event !== 'message.completed'; turn++) {
          const patient = turn > 30 ? 1_000 : (breaks[turn % breaks.length] ?? 0);
          seen.push(...(await readSome(await follow(messageId, seen.at(-1)?.id), patient + 1)));
        }
        // A reader that has seen only the announcement gets it again.
        const places = seen.map(({ id }) => Number(id)).filter((place) => place > 0);
        expect(places).toEqual(places.map((_, index) => index + 1));
        const whole = (await user.api('GET /messages/:id/stream', { params: { id: messageId } })).data;
        expect(textOf(seen)).toBe(whole.content);
        expect(whole.content).toBe(`¶${said.join('')}`.replaceAll('\0', ''));
      }),
      { numRuns: 25 },
    );
  });

  it.each(['-1', '1.5', 'abc', '999999', '99999999999999999999', '', '%00', '1; drop table messages'])(
    'begins at the start for a Last-Event-ID that is no place in it: %s',
    async (place) => {
      const { messageId } = await beginAndLeave();
      const events = await allEvents(await follow(messageId, place));
      expect(events[0]?.event).toBe('message.started');
      expect(textOf(events)).toBe('Hello there, how are you?');
    },
  );

  it('ends again, at once, for a reader that has all of it', async () => {
    const { messageId } = await beginAndLeave();
    const all = await allEvents(await follow(messageId));
    expect(await allEvents(await follow(messageId, all.at(-1)?.id))).toEqual(all.slice(-1));
    expect(await allEvents(await follow(messageId, all.at(-2)?.id))).toEqual(all.slice(-1));
  });

  it('is not held up by readers that never read', async () => {
    const said = Array.from({ length: 60 }, (_, n) => `${n} ${'lorem ipsum '.repeat(12)}`);
    chat.provider.behave({ pieces: said, pieceEveryMs: 5 });
    const { messageId } = await beginAndLeave();
    const leave = new AbortController();
    await Promise.all(Array.from({ length: 20 }, () => follow(messageId, undefined, leave.signal)));
    expect(textOf(await allEvents(await follow(messageId)))).toBe(said.join(''));
    leave.abort();
  });

  it('has no place for questions and for what is not there', async () => {
    const { conversationId } = await beginAndLeave();
    const [question] = await shownMessages(user, conversationId);
    expect((await follow(question?.id ?? '')).status).toBe(404);
    expect((await follow('01990000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await follow('not-an-id')).status).toBe(422);
  });
});

describe('stopping', () => {
  it('works before the first word', async () => {
    chat.provider.behave({ hangAfter: 0 });
    const { messageId } = await beginAndLeave();
    const { status, data } = await stop(messageId);
    expect([status, data.status, data.content]).toEqual([200, 'stopped', '']);
  });

  it('works in the middle, keeps what came, hangs up on the provider, and counts once', async () => {
    const before = chat.provider.hungUp;
    chat.provider.behave({ hangAfter: 2 });
    const conversationId = await newConversation(user);
    const stream = await begin(conversationId);
    const seen: ReceivedEvent[] = [];
    for await (const event of readEvents(stream)) {
      seen.push(event);
      if (textOf(seen) === 'Hello there') await stop(String(seen[0]?.data['message_id']));
    }
    expect(seen.at(-1)).toMatchObject({ event: 'message.completed', data: { status: 'stopped' } });
    const [, answer] = await shownMessages(user, conversationId);
    expect(answer).toMatchObject({ status: 'stopped', content: 'Hello there', finish_reason: 'stopped' });
    expect(answer?.usage?.prompt_tokens).toBeGreaterThan(0);
    await eventually(() => chat.provider.hungUp > before, 'the provider is hung up on');
    const { data } = await user.api('GET /usage/records', { query: { limit: 100 } });
    const records = data.filter(({ message_id }) => message_id === answer?.id);
    expect(records).toMatchObject([{ outcome: 'stopped', usage: answer?.usage }]);
  });

  it('is harmless when the answer has ended, and when it is done twice', async () => {
    chat.provider.behave({ hangAfter: 1 }, {});
    const { messageId } = await beginAndLeave();
    const twice = await Promise.all([stop(messageId), stop(messageId)]);
    expect(twice.map(({ data }) => data.status)).toEqual(['stopped', 'stopped']);
    expect((await stop(messageId)).data.status).toBe('stopped');
    const whole = await beginAndLeave();
    await allEvents(await follow(whole.messageId));
    expect((await stop(whole.messageId)).data.status).toBe('complete');
  });

  it('happens by itself when the conversation is deleted, and its use is still recorded', async () => {
    chat.provider.behave({ hangAfter: 1 });
    const { conversationId, messageId } = await beginAndLeave();
    const reader = allEvents(await follow(messageId));
    const { status } = await user.api('DELETE /conversations/:id', { params: { id: conversationId } });
    expect(status).toBe(204);
    expect((await reader).at(-1)).toMatchObject({ event: 'message.completed', data: { status: 'stopped' } });
    const { data } = await user.api('GET /usage/records', { query: { limit: 100 } });
    expect(data.filter(({ message_id }) => message_id === messageId)).toMatchObject([{ outcome: 'stopped' }]);
  });
});

describe('one-shot chat', () => {
  const chatOnce = (body: object, headers: Record<string, string> = {}) => user.api('POST /chat', { body, headers });

  it('answers, keeps the usage record, and nothing else', async () => {
    const { status, data } = await chatOnce({ prompt: 'Hello?' });
    expect(status).toBe(200);
    expect(data).toMatchObject({ answer: 'Hello there, how are you?', model: 'test-model', finish_reason: 'stop' });
    const usage = await user.api('GET /usage/records', { query: { limit: 1 } });
    expect(usage.data).toMatchObject([{ source: 'api', usage: data.usage, conversation_id: null }]);
  });

  it('streams where that is asked for', async () => {
    const events = await allEvents(await openStream(chat, user, 'POST /chat', { body: { prompt: 'Hello?' } }));
    expect(events[0]).toMatchObject({ event: 'message.started', data: { model: 'test-model' } });
    expect(textOf(events)).toBe('Hello there, how are you?');
    expect(events.at(-1)).toMatchObject({ event: 'message.completed', data: { status: 'complete' } });
  });

  it('says in words what a provider did wrong', async () => {
    chat.provider.behave({ status: 401, error: { message: 'Incorrect API key provided: sk-verysecret' } });
    const { status, error } = await chatOnce({ prompt: 'Hello?' });
    expect([status, error?.code]).toEqual([503, 'provider_misconfigured']);
    expect(JSON.stringify(error)).not.toContain('verysecret');
  });

  it('stops when its reader leaves', async () => {
    const before = chat.provider.hungUp;
    chat.provider.behave({ hangAfter: 1 });
    await readSome(await openStream(chat, user, 'POST /chat', { body: { prompt: 'Hello?' } }), 2);
    await eventually(() => chat.provider.hungUp > before, 'the provider is hung up on');
  });

  it('costs once for one Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': 'chat-1' };
    const asked = chat.provider.requests.length;
    const first = await chatOnce({ prompt: 'Hello?' }, headers);
    const second = await chatOnce({ prompt: 'Hello?' }, headers);
    expect([first.status, second.status, second.error?.code]).toEqual([200, 409, 'conflict']);
    expect(chat.provider.requests.length).toBe(asked + 1);
  });
});
