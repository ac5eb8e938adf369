import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../../../../tests/support/app.ts';
import { ask, newConversation, shownMessages, startChat, type TestChat } from '../../../../tests/support/chat.ts';
import { addMember, registerTenant, type TestMember } from '../../../../tests/support/tenants.ts';

let chat: TestChat;
let user: TestMember;

beforeAll(async () => {
  chat = await startChat();
  user = chat.user;
});
afterAll(() => chat.close());

const titles = async (who: TestMember, query: Record<string, string | number> = {}) =>
  (await who.api('GET /conversations', { query: { limit: 100, ...query } })).data.map(({ title }) => title);

describe('a list of conversations', () => {
  it('shows the newest activity first, page by page, each once', async () => {
    const someone = await addMember(chat.app, chat.tenant, 'member');
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push(await newConversation(someone));
    await ask(someone, ids[1] ?? '', 'now this is the newest');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { data, meta } = await someone.api('GET /conversations', { query: { limit: 2, cursor } });
      seen.push(...data.map(({ id }) => id));
      cursor = meta.next_cursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([ids[1], ids[4], ids[3], ids[2], ids[0]]);
  });

  it('does not repeat one that moves to the top while it is paged through', async () => {
    const someone = await addMember(chat.app, chat.tenant, 'member');
    const [oldest = '', ...newer] = await Promise.all([1, 2, 3, 4].map(() => newConversation(someone)));
    const first = await someone.api('GET /conversations', { query: { limit: 2 } });
    await ask(someone, oldest, 'up it goes');
    const cursor = first.meta.next_cursor ?? '';
    const second = await someone.api('GET /conversations', { query: { limit: 10, cursor } });
    const ids = [...first.data, ...second.data].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(newer.every((id) => ids.includes(id) || id === oldest)).toBe(true);
  });

  it('keeps archived ones apart', async () => {
    const someone = await addMember(chat.app, chat.tenant, 'member');
    const { data } = await someone.api('POST /conversations', { body: { title: 'Old plans' } });
    await someone.api('PATCH /conversations/:id', { params: { id: data.id }, body: { archived: true } });
    expect(await titles(someone)).toEqual([]);
    expect(await titles(someone, { archived: 'true' })).toEqual(['Old plans']);
  });

  it.each([
    ['limit', '0'],
    ['limit', '101'],
    ['limit', 'many'],
    ['cursor', 'WyJub25zZW5zZSJd'],
    ['cursor', '%00'],
    // A position in the year 0.
    ['cursor', 'WyIwMDAwLTAxLTAxVDAwOjAwOjAwWiIsIjAxOWEwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMCJd'],
    ['archived', 'perhaps'],
    ['q', ''],
    ['colour', 'red'],
  ])('refuses %s=%s, naming the field', async (field, value) => {
    const { status, error } = await user.api('GET /conversations', { query: { [field]: value } });
    expect(status).toBe(422);
    expect(Object.keys(error?.fields ?? {})).toEqual([field]);
  });
});

describe('a search', () => {
  let someone: TestMember;
  beforeAll(async () => {
    someone = await addMember(chat.app, chat.tenant, 'member');
    const about = async (title: string, content: string) => {
      const { data } = await someone.api('POST /conversations', { body: { title } });
      await ask(someone, data.id, content);
    };
    await about('Upstream invoices', 'Rechnungen für Müller & Söhne, reference "INV-2041"');
    await about('Holiday', 'Where is the sea warm in March?');
    await about('Übersicht', '100% of it_works \\o/');
  });

  it.each([
    ['part of a title', 'stream inv', ['Upstream invoices']],
    ['a title in any case', 'ÜBERSICHT', ['Übersicht']],
    ['a word of a message', 'march', ['Holiday']],
    ['the beginning of a word', 'rechn', ['Upstream invoices']],
    ['several words, wherever they stand', 'söhne rechnungen', ['Upstream invoices']],
    ['a number', '2041', ['Upstream invoices']],
    ['words that are not all there', 'sea rechnungen', []],
    ['nothing but signs', '%_\\', []],
    ['what a query language would read', "sea' & !(warm:*", ['Holiday']],
  ])('finds %s', async (_what, q, found) => {
    expect(await titles(someone, { q })).toEqual(found);
  });

  it('names the newest message that holds the words, with a few around them', async () => {
    const { data: chatAbout } = await someone.api('POST /conversations', { body: { title: 'Animals' } });
    const { id } = chatAbout;
    await ask(someone, id, 'A wombat first');
    const newest = await ask(
      someone,
      id,
      `${'Long before that. '.repeat(30)}Then a **wombat** came. ${'And more. '.repeat(60)}`,
    );
    await ask(someone, id, 'And something else');
    const { data } = await someone.api('GET /conversations', { query: { q: 'womb' } });
    const [hit] = data.map((found) => found.hit);
    expect([newest.id, newest.parent_id]).toContain(hit?.message_id);
    expect(hit?.excerpt).toMatch(/^… .*Then a wombat came\. .* …$/u);
    const portal = await someone.api('GET /search', { query: { q: 'womb' } });
    expect(portal.data).toMatchObject([{ kind: 'conversation', id, part_id: hit?.message_id, excerpt: hit?.excerpt }]);
    const byTitle = await someone.api('GET /conversations', { query: { q: 'anim' } });
    expect(byTitle.data.map((found) => found.hit)).toEqual([null]);
  });

  it('never looks into what others wrote, in the same tenant or another', async () => {
    const neighbour = await addMember(chat.app, chat.tenant, 'member');
    const stranger = (await registerTenant(chat.app)).owner;
    expect(await titles(neighbour, { q: 'march' })).toEqual([]);
    expect(await titles(chat.tenant.owner, { q: 'march' })).toEqual([]);
    expect(await titles(stranger, { q: 'march' })).toEqual([]);
  });

  it('pages through what it finds', async () => {
    const first = await someone.api('GET /conversations', { query: { q: 'e', limit: 1 } });
    expect(first.data).toHaveLength(1);
    const cursor = first.meta.next_cursor ?? '';
    const second = await someone.api('GET /conversations', { query: { q: 'e', limit: 1, cursor } });
    expect(second.data[0]?.id).not.toBe(first.data[0]?.id);
  });
});

describe('a conversation', () => {
  it('takes its title from the first message, cut between words', async () => {
    const id = await newConversation(user);
    const question = 'Please explain   to me\nhow the portal keeps the rows of different tenants apart, in detail';
    await ask(user, id, question);
    await ask(user, id, 'A second question changes nothing');
    const { data } = await user.api('GET /conversations/:id', { params: { id } });
    expect(data.title).toBe('Please explain to me how the portal keeps the rows of…');
    expect(data.title.length).toBeLessThanOrEqual(60);
  });

  it.each([
    ['\u200b\ufeff \n\u202eReport \u2066gnp.exe', 'Report gnp.exe'],
    ['Two\u2028lines\tand\u00a0a tab', 'Two lines and a tab'],
    ['می\u200cخواهم 👩‍👩‍👧', 'می\u200cخواهم 👩‍👩‍👧'],
    ['👩‍👩‍👧'.repeat(20), `${'👩‍👩‍👧'.repeat(7)}👩…`],
    ['\u200b\u2060', 'New conversation'],
  ])('that begins with %j has a title that is what it looks like', async (question, title) => {
    const id = await newConversation(user);
    await ask(user, id, question);
    expect((await user.api('GET /conversations/:id', { params: { id } })).data.title).toBe(title);
  });

  it('whose first message nobody can see is named by the next', async () => {
    const id = await newConversation(user);
    await ask(user, id, '\u200b');
    await ask(user, id, 'What is this?');
    expect((await user.api('GET /conversations/:id', { params: { id } })).data.title).toBe('What is this?');
  });

  it('keeps the title that its user gave', async () => {
    const id = await newConversation(user);
    const renamed = await user.api('PATCH /conversations/:id', { params: { id }, body: { title: '  My own  ' } });
    expect(renamed.data.title).toBe('My own');
    await ask(user, id, 'Something else altogether');
    expect((await user.api('GET /conversations/:id', { params: { id } })).data.title).toBe('My own');
  });

  it('remembers its model', async () => {
    const id = await newConversation(user);
    await user.api('PATCH /conversations/:id', { params: { id }, body: { model: 'atrium-demo' } });
    expect((await ask(user, id, 'Who answers?')).model).toBe('atrium-demo');
    expect((await ask(user, id, 'And now?', { model: 'test-model' })).model).toBe('test-model');
  });

  it('goes on with the default model when the one that answered before is taken away', async () => {
    const id = await newConversation(user);
    await user.api('PATCH /conversations/:id', { params: { id }, body: { model: 'gpt-4.1' } });
    const before = await ask(user, id, 'Who answers?');
    const without = await startApp({ database: chat.app.database });
    const as = { tenant: chat.tenant.slug, token: user.access_token };
    const again = { ...as, params: { id: before.id }, body: {} };
    expect((await without.api('POST /messages/:id/regenerate', again)).data.model).toBe('atrium-demo');
    const next = { ...as, params: { id }, body: { content: 'And now?' } };
    expect((await without.api('POST /conversations/:id/messages', next)).data.model).toBe('atrium-demo');
    const named = { ...next, body: { content: 'And now?', model: 'gpt-4.1' } };
    expect((await without.api('POST /conversations/:id/messages', named)).status).toBe(404);
    await without.close();
  });

  it('is its user’s alone: for everybody else it is not there', async () => {
    const author = await addMember(chat.app, chat.tenant, 'member');
    const id = await newConversation(author);
    const answer = await ask(author, id, 'a secret');
    const others = [
      chat.tenant.owner,
      await addMember(chat.app, chat.tenant, 'admin'),
      (await registerTenant(chat.app)).owner,
    ];
    const missing = { id: '01990000-0000-7000-8000-000000000000' };
    for (const other of others) {
      const attempts: [string, { id: string }, object | undefined][] = [
        ['GET /conversations/:id', { id }, undefined],
        ['PATCH /conversations/:id', { id }, { title: 'mine now' }],
        ['DELETE /conversations/:id', { id }, undefined],
        ['GET /conversations/:id/messages', { id }, undefined],
        ['POST /conversations/:id/messages', { id }, { content: 'hello' }],
        ['POST /messages/:id/regenerate', { id: answer.id }, {}],
        ['POST /messages/:id/stop', { id: answer.id }, undefined],
        ['GET /messages/:id/stream', { id: answer.id }, undefined],
      ];
      for (const [key, params, body] of attempts) {
        const real = await other.api(key, { params, body });
        const none = await other.api(key, { params: missing, body });
        expect([key, real.status, real.error?.code]).toEqual([key, 404, 'not_found']);
        expect(real.error?.message).toBe(none.error?.message);
      }
    }
    expect((await shownMessages(author, id)).map(({ content }) => content)).toEqual(['a secret', answer.content]);
  });

  it('hides everything in it when it is deleted, and shows it again when that is undone', async () => {
    const id = await newConversation(user);
    const answer = await ask(user, id, 'Soon forgotten');
    const attempts: [key: string, params: Record<string, string>, body: unknown][] = [
      ['GET /conversations/:id/messages', { id }, undefined],
      ['POST /conversations/:id/messages', { id }, { content: 'hello' }],
      ['POST /messages/:id/regenerate', { id: answer.id }, {}],
      ['POST /messages/:id/stop', { id: answer.id }, undefined],
      ['GET /messages/:id/stream', { id: answer.id }, undefined],
    ];
    const removed = await user.api('DELETE /conversations/:id', { params: { id } });
    expect(removed.status).toBe(204);
    expect((await user.api('GET /conversations/:id', { params: { id } })).status).toBe(404);
    for (const [key, params, body] of attempts) expect((await user.api(key, { params, body })).status, key).toBe(404);
    expect(await titles(user, { q: 'forgotten' })).toEqual([]);

    expect((await user.api('POST /conversations/:id/restore', { params: { id } })).status).toBe(200);
    expect((await shownMessages(user, id)).map(({ content }) => content)).toEqual(['Soon forgotten', answer.content]);
    expect(await titles(user, { q: 'forgotten' })).toHaveLength(1);
  });

  it('leaves a trail of who changed what, without its words', async () => {
    const id = await newConversation(user);
    await user.api('PATCH /conversations/:id', { params: { id }, body: { title: 'Layoffs in May', archived: true } });
    await user.api('DELETE /conversations/:id', { params: { id } });
    const { data } = await user.api('GET /audit-entries', { query: { limit: 100 } });
    const entries = data.filter(({ subject }) => subject.id === id);
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'conversation.created',
      'conversation.deleted',
      'conversation.updated',
    ]);
    expect(JSON.stringify(entries)).not.toContain('Layoffs');
  });

  it.each([
    [{ title: '' }, 'title'],
    [{ title: '   ' }, 'title'],
    [{ title: 'x'.repeat(201) }, 'title'],
    [{ title: 'nul \u0000' }, 'title'],
    [{ archived: 'yes' }, 'archived'],
    [{ active_message_id: 'no-uuid' }, 'active_message_id'],
    [{ active_message_id: '01990000-0000-7000-8000-000000000000' }, 'active_message_id'],
    [{ user_id: '01990000-0000-7000-8000-000000000000' }, 'user_id'],
    [{ org_id: '01990000-0000-7000-8000-000000000000' }, 'org_id'],
    [{ shared: true }, 'shared'],
  ])('refuses %j, naming the field', async (body, field) => {
    const id = await newConversation(user);
    const { status, error } = await user.api('PATCH /conversations/:id', { params: { id }, body });
    expect(status).toBe(422);
    expect(Object.keys(error?.fields ?? {})).toEqual([field]);
  });
});

it('stops somebody who begins one after the other, until tomorrow, and nobody else', async () => {
  // Five a day: a hundredth of what stands in kernel/limits/budgets.ts.
  const app = await startApp({ env: { role: 'web', rateLimitScale: 0.01, trustedProxies: ['127.0.0.1'] } });
  const tenant = await registerTenant(app);
  const colleague = await addMember(app, tenant, 'member');
  const begin = (who: TestMember) => who.api('POST /conversations', { body: {} });
  const answers = await Promise.all(Array.from({ length: 8 }, () => begin(tenant.owner)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
  const refused = await begin(tenant.owner);
  expect(refused).toMatchObject({
    status: 429,
    error: {
      code: 'rate_limited',
      message: 'This can be done 5 times in 24 hours. Try again later.',
      fields: { budget: 'conversations', scope: 'user', limit: 5 },
    },
  });
  const seconds = Number(refused.headers.get('retry-after'));
  expect(seconds).toBe(refused.error?.fields?.['resets_in_seconds']);
  expect(seconds).toBeGreaterThan(23 * 3600);
  expect((await tenant.owner.api('GET /conversations')).data).toHaveLength(5);
  expect((await begin(colleague)).status).toBe(201);
  await app.close();
});
