import type { Interceptor } from 'slonik';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { asking, newConversation, openStream, shownMessages, type Message } from '../support/chat.ts';
import { readEvents, textOf, type ReceivedEvent } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import { startFakeOpenai, type FakeOpenai } from '../support/fake-openai.ts';
import { addMember, registerTenant, signIn, type TestMember, type TestTenant } from '../support/tenants.ts';

let provider: FakeOpenai;
let app: TestApp;
let tenant: TestTenant;
const looks: string[] = [];
const countingLooks: Interceptor = {
  name: 'counts what is asked about sessions',
  beforeQueryExecution(_context, query) {
    if (query.sql.includes('from sessions s')) looks.push(query.sql);
    return null;
  },
};

beforeAll(async () => {
  provider = await startFakeOpenai();
  app = await startApp({ env: { role: 'web', ...asking(provider) }, interceptors: [countingLooks] });
  tenant = await registerTenant(app);
});
// Four seconds of text: longer than what is tested here takes.
const said = Array.from({ length: 40 }, (_, at) => `${at} `);
beforeEach(() => provider.behave({ pieces: said, pieceEveryMs: 100 }));
afterAll(async () => {
  await app.close();
  await provider.close();
});

/** A stream that has begun, and all that it will have said when it ends. */
async function begun(response: Response): Promise<{ started: ReceivedEvent; ending: Promise<ReceivedEvent[]> }> {
  const events = readEvents(response);
  const { value: started } = (await events.next()) as { value: ReceivedEvent };
  const rest = async () => {
    const seen: ReceivedEvent[] = [];
    for await (const event of events) seen.push(event);
    return seen;
  };
  return { started, ending: rest() };
}

const ask = (user: TestMember, id: string, at: Pick<TestApp, 'request' | 'api'> = app) =>
  openStream({ app: at, tenant }, user, 'POST /conversations/:id/messages', {
    params: { id },
    body: { content: 'Tell me' },
  }).then(begun);
const chat = (user: TestMember) =>
  openStream({ app, tenant }, user, 'POST /chat', { body: { prompt: 'Hi' } }).then(begun);
const follow = (user: TestMember, id: string, at: Pick<TestApp, 'request' | 'api'> = app) =>
  openStream({ app: at, tenant }, user, 'GET /messages/:id/stream', { params: { id } }).then(begun);

const messageOf = ({ started }: { started: ReceivedEvent }) => String(started.data['message_id']);
const endingOf = async ({ ending }: { ending: Promise<ReceivedEvent[]> }) => (await ending).at(-1);
const refusal = (code: string) => ({ id: undefined, event: 'error', data: { code, message: expect.any(String) } });

/** What `user` finds of the newest answer, when nobody writes it any more. */
const answerOf = (user: TestMember, conversationId: string): Promise<Message> =>
  eventually(async () => {
    const answer = (await shownMessages(user, conversationId)).at(-1);
    return answer?.status !== 'streaming' && answer;
  }, 'the answer has ended');

describe('a stream that is open', () => {
  it('ends when its reader signs out everywhere, in every form; the answer goes on and is kept', async () => {
    const member = await addMember(app, tenant, 'member');
    const id = await newConversation(member);
    const asked = await ask(member, id);
    const [followed, once] = await Promise.all([follow(member, messageOf(asked)), chat(member)]);
    const hungUp = provider.hungUp;

    await member.api('POST /auth/logout-all');
    expect(await endingOf(asked)).toEqual(refusal('session_revoked'));
    expect(await endingOf(followed)).toEqual(refusal('session_revoked'));
    expect(await endingOf(once)).toEqual(refusal('session_revoked'));
    // Nobody can come back to a one-shot answer: it ends with its reader.
    await eventually(() => provider.hungUp === hungUp + 1, 'the provider is hung up on, once');

    const again = await signIn(app, tenant.slug, member.email);
    expect(await answerOf(again, id)).toMatchObject({ status: 'complete', content: said.join('') });
  });

  it('is no better when it is none: who waits for the whole answer gets it only while signed in', async () => {
    const member = await addMember(app, tenant, 'member');
    const id = await newConversation(member);
    const asked = provider.requests.length;
    const waiting = member.api('POST /conversations/:id/messages', { params: { id }, body: { content: 'Tell me' } });
    const once = member.api('POST /chat', { body: { prompt: 'Hi' } });
    await eventually(async () => (await shownMessages(member, id)).length === 2, 'the answer has begun');
    await eventually(() => provider.requests.length >= asked + 2, 'both questions are with the provider');
    await member.api('POST /auth/logout-all');
    for (const response of [waiting, once]) {
      expect(await response).toMatchObject({ status: 401, error: { code: 'session_revoked' }, data: null });
    }
  });

  it('ends when its session is ended from another device, and no other does', async () => {
    const member = await addMember(app, tenant, 'member');
    const desktop = await signIn(app, tenant.slug, member.email);
    const response = await ask(desktop, await newConversation(desktop));
    const phone = await follow(member, messageOf(response));
    const { data: sessions } = await member.api('GET /auth/sessions');
    const [ended] = sessions.filter(({ current }) => !current);
    await member.api('DELETE /auth/sessions/:id', { params: { id: ended?.id ?? '' } });
    expect(await endingOf(response)).toEqual(refusal('session_revoked'));
    expect(await endingOf(phone)).toMatchObject({ event: 'message.completed' });
  });

  it('ends within five seconds in a process that hears of nothing, and for a member who is suspended by hand', async () => {
    provider.behave({ pieces: said, pieceEveryMs: 200 });
    const other = await startApp({ database: app.database, env: { role: 'web', ...asking(provider) } });
    const [member, suspended] = [await addMember(app, tenant, 'member'), await addMember(app, tenant, 'member')];
    const streams = [
      await ask(member, await newConversation(member), other),
      await ask(suspended, await newConversation(suspended)),
    ];
    await member.api('POST /auth/logout-all');
    await app.database.admin(`update members set status = 'suspended' where user_id = $1`, [suspended.user_id]);
    for (const stream of streams) expect(await endingOf(stream)).toEqual(refusal('session_revoked'));
    await other.close();
  });

  it('ends when its portal is suspended', async () => {
    const shut = await registerTenant(app);
    const id = await newConversation(shut.owner);
    const stream = await openStream({ app, tenant: shut }, shut.owner, 'POST /conversations/:id/messages', {
      params: { id },
      body: { content: 'Tell me' },
    }).then(begun);
    await app.database.admin(`update organizations set status = 'suspended' where id = $1`, [shut.organization.id]);
    expect(await endingOf(stream)).toEqual(refusal('tenant_suspended'));
  });

  it('goes on otherwise, and costs no look into the database of its own', async () => {
    const id = await newConversation(tenant.owner);
    const asked = await ask(tenant.owner, id);
    const tabs = await Promise.all(Array.from({ length: 20 }, () => follow(tenant.owner, messageOf(asked))));
    looks.length = 0;
    const seen = await Promise.all([asked, ...tabs].map(({ ending }) => ending));
    for (const events of seen) expect(textOf(events)).toBe(said.join(''));
    // Four seconds of 21 streams of one session, whose state is kept for four.
    expect(looks.length).toBeLessThanOrEqual(3);
  });
});

it('a log of who was shut out says so', async () => {
  const member = await addMember(app, tenant, 'member');
  const stream = await ask(member, await newConversation(member));
  await member.api('POST /auth/logout-all');
  await stream.ending;
  await eventually(
    () => app.logs.some((line) => line.includes(member.user_id) && line.includes('"outcome":"session_revoked"')),
    'the access log says it',
  );
  expect(app.logs.filter((line) => line.includes('stream failed'))).toEqual([]);
});
