import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;
let member: TestMember;
let client: TestMember;

beforeAll(async () => {
  app = await startApp();
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
  member = await addMember(app, acme, 'member');
  client = await addMember(app, acme, 'client');
});
afterAll(() => app.close());

const nobodys = '01a1fc4f-03c7-7300-81ea-d79d1101aa60';

async function write(author: TestMember, body: object): Promise<string> {
  const { status, data, error } = await author.api('POST /notes', { body });
  if (status !== 201) throw new Error(`writing: ${status} ${JSON.stringify(error)}`);
  return data.id;
}

const read = (reader: TestMember, id: string) => reader.api('GET /notes/:id', { params: { id } });
const remove = (author: TestMember, id: string) => author.api('DELETE /notes/:id', { params: { id } });
const edit = (author: TestMember, id: string, body: unknown, headers: Record<string, string> = {}) =>
  author.api('PATCH /notes/:id', { params: { id }, body, headers });

async function names(reader: TestMember, query: Record<string, unknown> = {}): Promise<string[]> {
  const { data } = await reader.api('GET /notes', { query: { limit: 100, ...query } });
  return data.map(({ name }) => name);
}

describe('a member, whatever their role, who writes a note', () => {
  it.each(['owner', 'admin', 'agent', 'member', 'client'] as const)('%s: reads, edits, deletes it', async (role) => {
    const someone = role === 'owner' ? globex.owner : await addMember(app, globex, role);
    const id = await write(someone, { title: 'Shopping', body: '- **milk**' });
    const { data } = await read(someone, id);
    expect(data).toMatchObject({
      title: 'Shopping',
      name: 'Shopping',
      body: '- **milk**',
      pinned: false,
      version: 1,
      abilities: { update: true, delete: true },
    });
    expect((await edit(someone, id, { body: '- bread', pinned: true })).data).toMatchObject({
      title: 'Shopping',
      body: '- bread',
      pinned: true,
      version: 2,
    });
    expect((await remove(someone, id)).status).toBe(204);
    expect((await read(someone, id)).status).toBe(404);
    expect((await remove(someone, id)).status).toBe(404);
  });

  it('finds it under its first line where it has no title', async () => {
    const someone = await addMember(app, acme, 'member');
    await write(someone, { body: '\n\n## Call **Müller**\n\n- on Thursday\n- after 14:00' });
    await write(someone, { body: ' \n\t' });
    const { data } = await someone.api('GET /notes');
    expect(data.map(({ name, excerpt }) => [name, excerpt])).toEqual([
      ['', ''],
      ['Call Müller', 'on Thursday after 14:00'],
    ]);
    expect(data[1]).not.toHaveProperty('body');
  });

  it('writes once, however often the request is repeated', async () => {
    const someone = await addMember(app, acme, 'member');
    const send = () =>
      someone.api('POST /notes', { body: { title: 'Once' }, headers: { 'Idempotency-Key': 'the-same-click' } });
    const [first, second] = [await send(), await send()];
    expect([second.status, second.data.id]).toEqual([201, first.data.id]);
    expect(await names(someone)).toEqual(['Once']);
  });

  it('keeps markup and any script of the world as it was written', async () => {
    const body = '<script>alert(1)</script> [x](javascript:alert(1))\n\u202eتقرير 👩‍👩‍👧 \' " \\ %_ --';
    expect((await read(client, await write(client, { body }))).data.body).toBe(body);
  });

  it('has a title of one line, whatever was pasted into it', async () => {
    const id = await write(member, { title: '  Two\nlines \u202eexe.gnp\u200b ' });
    expect((await read(member, id)).data.title).toBe('Two lines exe.gnp');
    expect((await edit(member, id, { title: ' \u200b ' })).data.title).toBe('');
  });

  it('may write as much as the limits say, in any script', async () => {
    for (const text of ['ي', 'a ', '日', '\u0958', '🏢']) {
      const body = text.repeat(20_000 / text.length);
      const id = await write(member, { title: text.repeat(200 / text.length), body });
      expect((await read(member, id)).data.body).toBe(body);
    }
  });

  it.each([
    ['title', { title: 'x'.repeat(201) }],
    ['title', { title: 'a\u0000b' }],
    ['body', { body: 'x'.repeat(20_001) }],
    ['body', { body: 'a\u0000b' }],
    ['body', { body: null }],
    ['pinned', { pinned: 'yes' }],
    ['user_id', { user_id: nobodys }],
    ['org_id', { org_id: nobodys }],
  ])('is told that %s is not right', async (field, body) => {
    const { status, error } = await member.api('POST /notes', { body });
    expect(status).toBe(422);
    expect(Object.keys(error?.fields ?? {})).toEqual([field]);
  });
});

describe('a note', () => {
  it('is not overwritten by the slower of many devices that edit at once', async () => {
    const id = await write(member, { body: 'first' });
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, n) => edit(member, id, { body: `device ${n}` }, { 'If-Match': '"1"' })),
    );
    const winners = responses.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(responses.filter(({ error }) => error?.code === 'version_stale')).toHaveLength(19);
    expect((await read(member, id)).data).toMatchObject({ body: winners[0]?.data.body, version: 2 });
  });

  it('keeps its version and its place when nothing changes', async () => {
    const id = await write(member, { title: 'Same', body: 'words' });
    const before = (await read(member, id)).data;
    expect((await edit(member, id, { title: 'Same', body: 'words', pinned: false })).data).toEqual(before);
  });

  it('is known to the trail by its ids when it is written and deleted, without a word of it', async () => {
    const tenant = await registerTenant(app);
    const id = await write(tenant.owner, { title: 'Secret party', body: 'On Monday' });
    await edit(tenant.owner, id, { body: 'On Tuesday' });
    await remove(tenant.owner, id);
    const { data } = await tenant.owner.api('GET /audit-entries', { query: { limit: 100 } });
    const entries = data.filter(({ subject }) => subject.id === id);
    expect(entries.map(({ action }) => action)).toEqual(['note.deleted', 'note.created']);
    const events = await app.database.admin(`select payload from outbox where org_id = $1`, [tenant.organization.id]);
    expect(JSON.stringify([entries, events, app.logs])).not.toMatch(/Secret|Monday|Tuesday/u);
  });
});

describe('the list', () => {
  it('has pinned notes on top, then the last edited, in pages that neither repeat nor miss one', async () => {
    const someone = await addMember(app, acme, 'client');
    const ids: string[] = [];
    for (const title of ['A', 'B', 'C', 'D', 'E']) ids.push(await write(someone, { title, body: 'word' }));
    const [a = '', b = '', c = ''] = ids;
    await edit(someone, c, { pinned: true });
    await edit(someone, b, { body: 'word and more' });
    await edit(someone, a, { pinned: true });
    const expected = ['C', 'A', 'B', 'E', 'D'];
    for (const search of [{}, { q: 'wor' }]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await someone.api('GET /notes', { query: { limit: 2, cursor, ...search } });
        seen.push(...page.data.map(({ name }) => name));
        cursor = page.meta.next_cursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(expected);
    }
    await edit(someone, c, { pinned: false });
    expect(await names(someone)).toEqual(['A', 'B', 'E', 'D', 'C']);
  });

  it.each([{ limit: 0 }, { cursor: 'W10' }, { q: '' }, { q: 'x'.repeat(201) }, { q: 'a\u0000b' }, { sort: 'title' }])(
    'says which filter it does not understand: %o',
    async (query) => {
      const { status, error } = await member.api('GET /notes', { query });
      expect(status).toBe(422);
      expect(Object.keys(error?.fields ?? {})).toEqual(Object.keys(query));
    },
  );
});

describe('a search', () => {
  let someone: TestMember;
  beforeAll(async () => {
    someone = await addMember(app, acme, 'member');
    await write(someone, { title: 'Rechnungen', body: 'Für Müller & Söhne, Straße 4, INV-2041' });
    await write(someone, { title: 'اجتماع', body: 'سننتقل إلى مكتب جديد يوم الجمعة' });
    await write(someone, { title: '旅行', body: '来週は京都で会議があります。天気は晴れ。' });
    await write(someone, { title: 'Signs', body: "100% of it_works \\o/ 'quoted' & (more):*" });
  });

  it.each([
    ['a German word of the text', 'müller', ['Rechnungen']],
    ['its beginning', 'Söh', ['Rechnungen']],
    ['any part of a title', 'chnung', ['Rechnungen']],
    ['words of title and text together', 'söhne rechn', ['Rechnungen']],
    ['a number', '2041', ['Rechnungen']],
    ['an Arabic word', 'مكتب', ['اجتماع']],
    ['its beginning', 'الجم', ['اجتماع']],
    ['an Arabic title', 'اجتماع', ['اجتماع']],
    ['Japanese words in the middle of a sentence', '会議', ['旅行']],
    ['several of them', '天気　京都', ['旅行']],
    ['a Japanese title', '旅', ['旅行']],
    ['Japanese words that are not all there', '京都 東京', []],
    ['words that are not all there', 'müller holiday', []],
    ['what a query language would read', "quoted' & !(more:*", ['Signs']],
    ['nothing but signs', '%_\\', []],
  ])('finds %s: %s', async (_what, q, found) => {
    expect(await names(someone, { q })).toEqual(found);
  });

  it('never looks into what others wrote, in the same organization or another', async () => {
    const neighbour = await addMember(app, acme, 'admin');
    for (const stranger of [neighbour, acme.owner, globex.owner]) {
      for (const q of ['müller', 'chnung', '会議']) expect(await names(stranger, { q })).toEqual([]);
    }
  });
});

describe('what somebody wrote', () => {
  it.each([
    ['the owner of their organization', () => acme.owner],
    ['a colleague', () => client],
    ['the owner of another organization', () => globex.owner],
  ])('is not there for %s', async (_who, other) => {
    const id = await write(member, { title: 'Mine alone' });
    const stranger = other();
    const nothing = await read(stranger, nobodys);
    for (const response of [
      await read(stranger, id),
      await edit(stranger, id, { title: 'Ours' }),
      await remove(stranger, id),
    ]) {
      expect([response.status, response.error?.code, response.error?.message]).toEqual([
        404,
        nothing.error?.code,
        nothing.error?.message,
      ]);
    }
    expect(await names(stranger)).not.toContain('Mine alone');
    expect((await read(member, id)).data).toMatchObject({ title: 'Mine alone', version: 1 });
  });
});
