import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { newConversation, openStream, shownMessages, startChat, type TestChat } from '../support/chat.ts';
import { eventually } from '../support/eventually.ts';
import { createProbe, type Probe } from '../support/probe.ts';
import { addMember, confirmTenant, signIn, type TestMember } from '../support/tenants.ts';

// A person may have 2 streams open, an address 20: a tenth of what stands in budgets.ts.
const tight = { rateLimitScale: 0.1, trustedProxies: ['127.0.0.1'] };
const from = (address: string) => ({ 'X-Forwarded-For': address });

async function refusalOf(response: Response) {
  const { error } = (await response.json()) as { error: { code: string; fields: Record<string, unknown> } };
  const seconds = Number(response.headers.get('retry-after'));
  return { status: response.status, code: error.code, scope: error.fields['scope'], waits: seconds > 0 };
}
const refused = (scope: string) => ({ status: 429, code: 'rate_limited', scope, waits: true });

describe('an address', () => {
  let app: TestApp;
  let probe: Probe;
  beforeAll(async () => {
    probe = createProbe();
    app = await startApp({ modules: [probe.module], env: tight });
  });
  afterAll(() => {
    failAll();
    return app.close();
  });

  const open = (address: string, signal?: AbortSignal) =>
    app.request('GET /probe/stream', { headers: from(address), ...(signal ? { signal } : {}) });
  /** The statuses of the next twenty, all of which must be open at once. */
  const openTwenty = async (address: string, signal?: AbortSignal) => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => open(address, signal)));
    return new Set(responses.map(({ status }) => status));
  };
  const failures: (() => void)[] = [];
  const failAll = () => {
    for (const fail of failures.splice(0)) fail();
  };
  const waits = async function* (signal: AbortSignal) {
    yield { event: 'delta', data: 1 };
    await new Promise((resolve, reject) => {
      signal.addEventListener('abort', resolve);
      failures.push(() => reject(new Error('the source is gone')));
    });
  };

  it('may have so many streams open, gets a reason for the next, and is in nobody else’s way', async () => {
    probe.events = waits;
    expect(await openTwenty('192.0.2.1')).toEqual(new Set([200]));
    expect(await refusalOf(await open('192.0.2.1'))).toEqual(refused('ip'));
    expect(await openTwenty('192.0.2.2')).toEqual(new Set([200]));
    failAll();
  });

  it.each([
    ['its reader leaves', '192.0.2.10', (leave: AbortController) => leave.abort()],
    ['its source fails', '192.0.2.11', failAll],
  ])('has a place again for each stream that ends because %s', async (_, address, end) => {
    probe.events = waits;
    const leave = new AbortController();
    expect(await openTwenty(address, leave.signal)).toEqual(new Set([200]));
    expect(await refusalOf(await open(address))).toEqual(refused('ip'));
    end(leave);
    probe.events = async function* () {
      yield { event: 'delta', data: 1 };
    };
    await eventually(async () => (await (await open(address)).text()).includes('delta'), 'a place is free');
    probe.events = waits;
    await eventually(async () => {
      const again = new AbortController();
      const all = await openTwenty(address, again.signal).catch(() => new Set());
      again.abort();
      return !all.has(429);
    }, 'all twenty are free');
  });

  it('has a place again for each that ended by itself, or never began', async () => {
    probe.events = async function* () {
      yield { event: 'delta', data: 1 };
    };
    for (let at = 0; at < 50; at += 1) expect((await open('192.0.2.100')).status).toBe(200);
    probe.events = () => {
      throw new Error('no source');
    };
    for (let at = 0; at < 50; at += 1) expect((await open('192.0.2.100')).status).toBe(500);
    probe.events = waits;
    await eventually(async () => !(await openTwenty('192.0.2.100')).has(429), 'all twenty are free');
    failAll();
  });
});

describe('a person', () => {
  let chat: TestChat;
  beforeAll(async () => {
    chat = await startChat(tight);
    // Before, it may use a tenth of few tokens in a day.
    await confirmTenant(chat.app, chat.tenant);
    chat.provider.behave({ pieces: ['so ', 'it ', 'goes'], hangAfter: 2 });
  });
  afterAll(() => chat.close());

  const ask = (user: TestMember, id: string) =>
    openStream(chat, user, 'POST /conversations/:id/messages', { params: { id }, body: { content: 'Tell me' } });
  const began = async (user: TestMember, id: string) => {
    const response = await ask(user, id);
    expect(response.status).toBe(200);
    return response;
  };

  it('may have so many answers open, whole or streamed; one more is refused before it costs anything', async () => {
    const member = await addMember(chat.app, chat.tenant, 'member');
    const [one, two] = [await newConversation(member), await newConversation(member)];
    await began(member, one);
    const leave = new AbortController();
    const waiting = chat.app
      .request('POST /chat', {
        tenant: chat.tenant.slug,
        token: member.access_token,
        body: { prompt: 'Hi' },
        signal: leave.signal,
      })
      .catch(() => null);
    await eventually(() => chat.provider.requests.length === 2, 'both are with the provider');
    expect(await refusalOf(await ask(member, two))).toEqual(refused('user'));
    expect(await shownMessages(member, two)).toEqual([]);
    expect(chat.provider.requests).toHaveLength(2);
    leave.abort();
    await waiting;
    await eventually(async () => (await ask(member, two)).status === 200, 'a place is free');
  });

  it('has both places again after being signed out everywhere', async () => {
    const member = await addMember(chat.app, chat.tenant, 'member');
    const [one, two] = [await newConversation(member), await newConversation(member)];
    const bodies = [await began(member, one), await began(member, two)].map((response) => response.text());
    expect((await ask(member, one)).status).toBe(429);
    await member.api('POST /auth/logout-all');
    for (const body of bodies) expect(await body).toContain('session_revoked');
    const again = await signIn(chat.app, chat.tenant.slug, member.email);
    const followAgain = async (id: string) => {
      const answer = (await shownMessages(again, id)).at(-1);
      return openStream(chat, again, 'GET /messages/:id/stream', { params: { id: answer?.id ?? '' } });
    };
    expect((await followAgain(one)).status).toBe(200);
    expect((await followAgain(two)).status).toBe(200);
    expect((await followAgain(two)).status).toBe(429);
  });
});
