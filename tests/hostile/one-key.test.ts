import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newConversation, shownMessages, startChat, type TestChat } from '../support/chat.ts';

let chat: TestChat;
beforeAll(async () => {
  chat = await startChat({ rateLimitScale: 100 });
});
afterAll(() => chat.close());

type Turn = 'this' | 'that';

/** Ten requests each, mixed, all at once, under one key of one person. */
async function race(key: string, input: (turn: Turn) => object) {
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  return Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      const turn: Turn = i % 2 ? 'this' : 'that';
      const response = await chat.user.api(key, { ...input(turn), headers });
      return { turn, status: response.status, code: response.error?.code, data: response.data as { id: string } };
    }),
  );
}

/** Which of the two succeeded; everybody who did got the same response, everybody else a refusal that names the reason. */
function winnerOf(responses: Awaited<ReturnType<typeof race>>, reasons: readonly string[]): Turn {
  const served = responses.filter(({ status }) => status < 300);
  expect(new Set(served.map(({ turn, data }) => `${turn} ${data.id}`)).size).toBe(1);
  const refusals = new Set(responses.filter(({ status }) => status >= 300).map(({ code }) => code));
  expect(reasons).toEqual(expect.arrayContaining([...refusals]));
  return served[0]?.turn ?? 'this';
}

describe('of two requests that race under one Idempotency-Key', () => {
  test('one is asked in a chat, however many come', async () => {
    for (let round = 0; round < 3; round++) {
      const id = await newConversation(chat.user);
      const responses = await race('POST /conversations/:id/messages', (turn) => ({
        params: { id },
        // Two questions, each with an id of its own: nothing but the key says that they are one.
        body: { content: turn, client_id: turn },
      }));
      const winner = winnerOf(responses, ['idempotency_key_reused']);
      const questions = (await shownMessages(chat.user, id)).filter(({ role }) => role === 'user');
      expect(questions.map(({ content }) => content)).toEqual([winner]);
      expect(responses.filter(({ turn }) => turn !== winner).map(({ code }) => code)).toEqual(
        Array.from({ length: 10 }, () => 'idempotency_key_reused'),
      );
    }
  });

  test('one begins a conversation', async () => {
    const responses = await race('POST /conversations', (turn) => ({ body: { title: `begin ${turn}` } }));
    const winner = winnerOf(responses, ['idempotency_key_reused', 'request_in_progress']);
    const { data } = await chat.user.api('GET /conversations', { query: { limit: 100 } });
    expect(data.map(({ title }) => title).filter((title) => title?.startsWith('begin '))).toEqual([`begin ${winner}`]);
  });

  test('one is done, also where they are for different routes', async () => {
    const id = await newConversation(chat.user);
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    const responses = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        i % 2
          ? chat.user.api('POST /conversations', { body: { title: 'begun beside' }, headers })
          : chat.user.api('POST /conversations/:id/messages', { params: { id }, body: { content: 'beside' }, headers }),
      ),
    );
    const asked = (await shownMessages(chat.user, id)).length > 0;
    const { data } = await chat.user.api('GET /conversations', { query: { limit: 100 } });
    const begun = data.some(({ title }) => title === 'begun beside');
    expect({ asked, begun, statuses: responses.map(({ status }) => status) }).toMatchObject({ begun: !asked });
  });
});

describe('an Idempotency-Key is for the whole request:', () => {
  const send = (id: string, body: string, headers: Record<string, string>) =>
    fetch(`${chat.app.origin}/api/v1/conversations/${id}/messages`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Tenant': chat.tenant.slug,
        Authorization: `Bearer ${chat.user.access_token}`,
        ...headers,
      },
      body,
    });

  test.each([
    ['another conversation', (_: string, other: string) => [other, {}] as const],
    ['another version to change', (id: string) => [id, { 'If-Match': '"7"' }] as const],
  ])('%s is another', async (_, change) => {
    const [id, other] = [await newConversation(chat.user), await newConversation(chat.user)];
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    const body = '{"content": "Hello?"}';
    expect((await send(id, body, headers)).status).toBe(201);
    const [place, more] = change(id, other);
    const refused = await send(place, body, { ...headers, ...more });
    expect(((await refused.json()) as { error: { code: string } }).error.code).toBe('idempotency_key_reused');
  });
});
