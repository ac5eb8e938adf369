import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;
let admin: TestMember;
let member: TestMember;
let client: TestMember;

beforeAll(async () => {
  app = await startApp();
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
  admin = await addMember(app, acme, 'admin');
  member = await addMember(app, acme, 'member');
  client = await addMember(app, acme, 'client');
});
afterAll(() => app.close());

const news = { title: 'Moving day', body: 'We move on **Friday**.' };
const nobodys = '01a1fc4f-03c7-7300-81ea-d79d1101aa60';

async function post(author: TestMember, body: object = news): Promise<string> {
  const { status, data, error } = await author.api('POST /announcements', { body });
  if (status !== 201) throw new Error(`posting: ${status} ${JSON.stringify(error)}`);
  return data.id;
}

async function shown(reader: TestMember, show = 'current'): Promise<string[]> {
  const { data } = await reader.api('GET /announcements', { query: { show, limit: 100 } });
  return data.map(({ id }) => id);
}

const read = (reader: TestMember, id: string) => reader.api('GET /announcements/:id', { params: { id } });
const dismiss = (reader: TestMember, id: string) => reader.api('PUT /announcements/:id/dismissal', { params: { id } });
const takeBack = (reader: TestMember, id: string) =>
  reader.api('DELETE /announcements/:id/dismissal', { params: { id } });
const edit = (author: TestMember, id: string, body: unknown, headers: Record<string, string> = {}) =>
  author.api('PATCH /announcements/:id', { params: { id }, body, headers });
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Lets the announcement expire without waiting. */
async function expire(id: string): Promise<void> {
  await app.database.admin(`update announcements set expires_at = now() - interval '1 minute' where id = $1`, [id]);
}

describe('an admin who posts an announcement', () => {
  it('is read by everybody of the organization, whatever their role', async () => {
    const id = await post(admin, { ...news, level: 'important', expires_at: inMs(86_400_000) });
    for (const reader of [acme.owner, admin, member, client]) expect(await shown(reader)).toContain(id);
    expect((await read(member, id)).data).toMatchObject({
      ...news,
      level: 'important',
      author: { user_id: admin.user_id, name: 'Some admin' },
      dismissed: false,
      dismissals: null,
      abilities: { update: false, delete: false, dismiss: true },
    });
    expect((await read(admin, id)).data).toMatchObject({
      dismissals: 0,
      abilities: { update: true, delete: true, dismiss: true },
    });
  });

  it('is not named to clients, who do not see who works here', async () => {
    expect((await read(client, await post(admin))).data.author).toBeNull();
  });

  it('posts once, however often the request is repeated', async () => {
    const headers = { 'Idempotency-Key': 'the-same-click' };
    const send = () => admin.api('POST /announcements', { body: { ...news, title: 'Only once' }, headers });
    const [first, second] = [await send(), await send()];
    expect([second.status, second.data.id]).toEqual([201, first.data.id]);
    const { data } = await admin.api('GET /announcements', { query: { limit: 100 } });
    expect(data.filter(({ title }) => title === 'Only once')).toHaveLength(1);
  });

  it('keeps markup and any script of the world as it was written: the page, not the server, makes it safe', async () => {
    const body = '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>';
    const title = 'إعلان مهم: سننتقل إلى مكتب جديد <b>يوم الجمعة</b>';
    expect((await read(client, await post(admin, { title, body }))).data).toMatchObject({ title, body });
  });

  it.each([
    ['title', { ...news, title: '' }],
    ['title', { ...news, title: '   ' }],
    ['title', { ...news, title: 'x'.repeat(121) }],
    ['title', { ...news, title: 'a\u0000b' }],
    ['title', { body: 'no title' }],
    ['body', { ...news, body: ' \n ' }],
    ['body', { ...news, body: 'x'.repeat(10_001) }],
    ['level', { ...news, level: 'panic' }],
    ['expires_at', { ...news, expires_at: '2020-01-01T00:00:00Z' }],
    ['expires_at', { ...news, expires_at: 'tomorrow' }],
    ['expires_at', { ...news, expires_at: '0000-01-01T00:00:00Z' }],
    ['expires_at', { ...news, expires_at: '2999-01-01T00:00:00-23:59' }],
    ['expires_at', { ...news, expires_at: '9999-12-31T23:59:59-01:00' }],
    ['author_id', { ...news, author_id: nobodys }],
    ['org_id', { ...news, org_id: nobodys }],
  ])('is told that %s is not right', async (field, body) => {
    const { status, error } = await admin.api('POST /announcements', { body });
    expect(status).toBe(422);
    expect(Object.keys(error?.fields ?? {})).toEqual([field]);
  });

  it('may write as much as the limits say, in any script', async () => {
    const body = { title: '🏢'.repeat(60), body: 'ي'.repeat(10_000) };
    expect((await read(member, await post(admin, body))).data).toMatchObject(body);
  });
});

describe('an announcement', () => {
  it('is edited; nobody who dismissed it is disturbed again', async () => {
    const id = await post(admin);
    await dismiss(member, id);
    const { status, data } = await edit(acme.owner, id, { title: 'Moving week', expires_at: inMs(60_000) });
    expect(status).toBe(200);
    expect(data).toMatchObject({ title: 'Moving week', body: news.body, version: 2, dismissals: 1 });
    expect((await read(member, id)).data).toMatchObject({ title: 'Moving week', dismissed: true });
    expect((await edit(admin, id, { expires_at: null })).data.expires_at).toBeNull();
  });

  it('is not overwritten by the second of two who edit at once', async () => {
    const id = await post(admin);
    const { version } = (await read(admin, id)).data;
    const ifMatch = { 'If-Match': `"${version}"` };
    const responses = await Promise.all([
      edit(admin, id, { title: 'Mine' }, ifMatch),
      edit(acme.owner, id, { title: 'No, mine' }, ifMatch),
    ]);
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(responses.filter(({ error }) => error?.code === 'version_stale')).toHaveLength(1);
  });

  it('is deleted with its dismissals, and comes back with them', async () => {
    const id = await post(admin);
    await dismiss(member, id);
    const params = { id };
    expect((await admin.api('DELETE /announcements/:id', { params })).status).toBe(204);
    expect((await read(member, id)).status).toBe(404);
    expect((await dismiss(member, id)).status).toBe(404);
    expect((await admin.api('DELETE /announcements/:id', { params })).status).toBe(404);
    expect((await admin.api('POST /announcements/:id/restore', { params })).data.dismissals).toBe(1);
    expect((await read(member, id)).data.dismissed).toBe(true);
  });

  it('vanishes when it expires, and is found again by those who manage announcements', async () => {
    const id = await post(admin, { ...news, expires_at: inMs(60_000) });
    await expire(id);
    for (const reader of [admin, member]) {
      expect(await shown(reader)).not.toContain(id);
      expect(await shown(reader, 'undismissed')).not.toContain(id);
    }
    expect((await read(member, id)).status).toBe(404);
    expect((await dismiss(member, id)).status).toBe(404);
    expect(await shown(admin, 'expired')).toContain(id);
    expect((await edit(admin, id, { expires_at: inMs(60_000) })).status).toBe(200);
    expect(await shown(member)).toContain(id);
  });

  it('leaves its trail when it is posted, edited, dismissed and deleted, without a word of it', async () => {
    const tenant = await registerTenant(app);
    const id = await post(tenant.owner, { title: 'Secret party', body: 'On Monday' });
    await edit(tenant.owner, id, { body: 'On Tuesday' });
    await dismiss(tenant.owner, id);
    await dismiss(tenant.owner, id);
    await takeBack(tenant.owner, id);
    await tenant.owner.api('DELETE /announcements/:id', { params: { id } });
    const { data } = await tenant.owner.api('GET /audit-entries', { query: { limit: 100 } });
    const entries = data.filter(({ subject }) => subject.id === id);
    const happened = ['deleted', 'restored', 'dismissed', 'updated', 'created'].map((verb) => `announcement.${verb}`);
    expect(entries.map(({ action }) => action)).toEqual(happened);
    expect(entries[3]?.after).toMatchObject({ retitled: false, rewritten: true });
    const events = await app.database.admin<{ type: string; payload: unknown }>(
      `select type, payload from outbox where org_id = $1 and type like 'announcement.%' order by seq desc`,
      [tenant.organization.id],
    );
    expect(events.map(({ type }) => type)).toEqual(happened);
    expect(JSON.stringify([entries, events, app.logs])).not.toMatch(/Secret|Monday|Tuesday/u);
  });
});

describe('somebody who has read it', () => {
  it('dismisses it for themselves alone, once and for all devices, and can take that back', async () => {
    const id = await post(admin);
    expect(await shown(client, 'undismissed')).toContain(id);
    expect([(await dismiss(client, id)).status, (await dismiss(client, id)).status]).toEqual([204, 204]);
    expect(await shown(client, 'undismissed')).not.toContain(id);
    expect(await shown(client)).toContain(id);
    expect(await shown(member, 'undismissed')).toContain(id);
    expect((await read(admin, id)).data).toMatchObject({ dismissed: false, dismissals: 1 });

    expect([(await takeBack(client, id)).status, (await takeBack(client, id)).status]).toEqual([204, 204]);
    expect(await shown(client, 'undismissed')).toContain(id);
    expect((await read(admin, id)).data.dismissals).toBe(0);
  });

  it('dismisses it once, with a hundred clicks at the same time', async () => {
    const id = await post(admin);
    const responses = await Promise.all(Array.from({ length: 100 }, () => dismiss(member, id)));
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([204]));
    const rows = await app.database.admin('select from announcement_dismissals where announcement_id = $1', [id]);
    expect(rows).toHaveLength(1);
    const trail = `select from audit_entries where subject_id = $1 and action = 'announcement.dismissed'`;
    expect(await app.database.admin(trail, [id])).toHaveLength(1);
  });
});

describe('the list', () => {
  it('comes newest first, in pages that neither repeat nor miss one', async () => {
    const tenant = await registerTenant(app);
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.unshift(await post(tenant.owner, { ...news, title: `News ${n}` }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await tenant.owner.api('GET /announcements', { query: { limit: 2, cursor } });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.meta.next_cursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids);
  });

  it.each([{ limit: 0 }, { limit: 101 }, { cursor: 'W10' }, { cursor: 'abc' }, { show: 'all' }, { sort: 'title' }])(
    'says which filter it does not understand: %o',
    async (query) => {
      const { status, error } = await member.api('GET /announcements', { query });
      expect(status).toBe(422);
      expect(Object.keys(error?.fields ?? {})).toEqual(Object.keys(query));
    },
  );
});

describe('who may not', () => {
  it.each(['agent', 'member', 'client'] as const)(
    '%s: posts, edits, deletes nothing and sees none that expired',
    async (role) => {
      const someone = await addMember(app, acme, role);
      const id = await post(admin);
      const params = { id };
      const responses = [
        await someone.api('POST /announcements', { body: news }),
        await edit(someone, id, { title: 'Mine now' }),
        await someone.api('DELETE /announcements/:id', { params }),
        await someone.api('GET /announcements', { query: { show: 'expired' } }),
      ];
      expect(responses.map(({ status, error }) => [status, error?.code])).toEqual(
        responses.map(() => [403, 'forbidden']),
      );
      expect((await read(admin, id)).data).toMatchObject({ ...news, version: 1 });
    },
  );

  it('another organization: its owner meets nothing, as if it did not exist', async () => {
    const id = await post(admin);
    const params = { id };
    const stranger = globex.owner;
    for (const response of [
      await read(stranger, id),
      await edit(stranger, id, { title: 'Mine now' }),
      await stranger.api('DELETE /announcements/:id', { params }),
      await dismiss(stranger, id),
      await takeBack(stranger, id),
    ]) {
      const { error } = await read(stranger, nobodys);
      expect([response.status, response.error?.code, response.error?.message]).toEqual([
        404,
        error?.code,
        error?.message,
      ]);
    }
    expect(await shown(stranger)).toEqual([]);
    expect((await read(admin, id)).data).toMatchObject({ ...news, version: 1, dismissals: 0 });
  });
});
