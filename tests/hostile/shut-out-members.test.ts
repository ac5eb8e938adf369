import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { asking, newConversation, openStream } from '../support/chat.ts';
import { readEvents, textOf, type ReceivedEvent } from '../support/events.ts';
import { startFakeOpenai, type FakeOpenai } from '../support/fake-openai.ts';
import { withoutRechecks } from '../support/live-rechecks.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { addMember, membershipOf, registerTenant, type TestMember, type TestTenant } from '../support/tenants.ts';

/**
 * What an admin does to a member is pushed to the member's open streams. Nothing else can end them here: the answers hang,
 * and the periodic check is off.
 */
withoutRechecks();

let provider: FakeOpenai;
let redis: TestRedis;
let database: TestDatabase;

beforeAll(async () => {
  [provider, redis, database] = await Promise.all([startFakeOpenai(), startRedis(), createDatabase()]);
});
beforeEach(() => provider.behave({ pieces: ['It begins'], hangAfter: 1 }));
afterAll(async () => {
  await Promise.all([provider.close(), redis.remove(), database.drop()]);
});

interface OpenStream {
  /** All that it will have said after its first event. */
  ending: Promise<ReceivedEvent[]>;
}

async function begun(response: Response): Promise<OpenStream> {
  const events = readEvents(response);
  expect((await events.next()).value).toMatchObject({ event: 'message.started' });
  const rest = async () => {
    const seen: ReceivedEvent[] = [];
    for await (const event of events) seen.push(event);
    return seen;
  };
  return { ending: rest() };
}

describe.each(['one process', 'two processes over Redis'])('in %s', (processes) => {
  /** Where the admins are, and where the members read. */
  let here: TestApp;
  let there: TestApp;
  let tenant: TestTenant;

  beforeAll(async () => {
    const redisUrl = processes === 'one process' ? undefined : redis.url;
    const options = { database, env: { role: 'web', ...asking(provider), redisUrl } } as const;
    here = await startApp(options);
    there = redisUrl === undefined ? here : await startApp(options);
    tenant = await registerTenant(here);
  });
  afterAll(async () => {
    if (there !== here) await there.close();
    await here.close();
  });

  /** Two streams of `user` that have begun: a chat, and a one-shot answer. */
  async function reading(user: TestMember): Promise<OpenStream[]> {
    const id = await newConversation(user);
    const place = { app: there, tenant };
    const asked = openStream(place, user, 'POST /conversations/:id/messages', {
      params: { id },
      body: { content: 'Hi' },
    });
    const once = openStream(place, user, 'POST /chat', { body: { prompt: 'Hi' } });
    return Promise.all([asked.then(begun), once.then(begun)]);
  }

  const manage = async (user: TestMember, method: 'PATCH' | 'DELETE', body?: object) => {
    const { id } = await membershipOf(tenant.owner, user);
    const { status } = await tenant.owner.api(`${method} /members/:id`, { params: { id }, body });
    expect(status).toBeLessThan(300);
  };

  it.each([
    ['is suspended', 'PATCH', { status: 'suspended' }, 'session_revoked'],
    ['is removed', 'DELETE', undefined, 'session_revoked'],
    ['gets a role that may do less', 'PATCH', { role: 'client' }, 'permissions_changed'],
  ] as const)('every open stream of a member who %s ends at once', async (_, method, body, code) => {
    const member = await addMember(here, tenant, 'admin');
    const streams = await reading(member);
    await manage(member, method, body);
    for (const stream of streams) {
      expect((await stream.ending).at(-1)).toMatchObject({ event: 'error', data: { code } });
    }
    const again = await there.api('GET /auth/me', { tenant: tenant.slug, token: member.access_token });
    expect(again.status).toBe(code === 'session_revoked' ? 401 : 200);
  });

  it('the streams of a member who gets a role that may do more go on', async () => {
    provider.behave({ pieces: ['It ', 'goes ', 'on'], pieceEveryMs: 150 });
    const member = await addMember(here, tenant, 'client');
    const streams = await reading(member);
    await manage(member, 'PATCH', { role: 'admin' });
    for (const stream of streams) expect(textOf(await stream.ending)).toBe('It goes on');
  });
});
