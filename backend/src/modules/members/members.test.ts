import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;
let agent: TestMember;
let client: TestMember;

beforeAll(async () => {
  app = await startApp();
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
  agent = await addMember(app, acme, 'agent');
  client = await addMember(app, acme, 'client');
});
afterAll(() => app.close());

describe('the list of members', () => {
  it('shows staff everybody of their organization, the first first, and nobody else', async () => {
    const { data } = await agent.api('GET /members');
    expect(data.map((member) => member.user_id)).toEqual([acme.owner.user_id, agent.user_id, client.user_id]);
    expect(data[1]).toMatchObject({ name: 'Some agent', email: agent.email, role: 'agent', status: 'active' });
    expect(data[1]?.last_seen_at).toEqual(expect.any(String));
  });

  it('comes in pages that neither repeat nor miss anybody', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await acme.owner.api('GET /members', { query: { limit: 1, cursor } });
      expect(page.data).toHaveLength(1);
      seen.push(...page.data.map((member) => member.user_id));
      cursor = page.meta.next_cursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([acme.owner.user_id, agent.user_id, client.user_id]);
  });

  it.each([
    ['joined', ['Olive Owner', 'Some agent', 'Some client']],
    ['-joined', ['Some client', 'Some agent', 'Olive Owner']],
    ['name', ['Olive Owner', 'Some agent', 'Some client']],
    ['-last_seen', ['Some client', 'Olive Owner', 'Some agent']],
  ])('is ordered by %s, page by page', async (sort, names) => {
    const seen = [
      ['Some client', '2026-11-03T10:00:00.123456Z'],
      ['Olive Owner', '2026-11-02T10:00:00Z'],
      ['Some agent', null],
    ];
    for (const [name, at] of seen) {
      await app.database.admin(
        `update members m set last_seen_at = $3 from users u where u.id = m.user_id and m.org_id = $1 and u.name = $2`,
        [acme.organization.id, name, at],
      );
    }
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await acme.owner.api('GET /members', { query: { limit: 1, sort, cursor } });
      found.push(...page.data.map((member) => member.name));
      cursor = page.meta.next_cursor ?? undefined;
    } while (cursor);
    expect(found).toEqual(names);
  });

  it('orders names as people do: é beside e, whatever is a capital', async () => {
    const tenant = await registerTenant(app);
    const people = ['Zoë', 'émile', 'Eva', 'edgar'];
    for (const name of people) {
      const member = await addMember(app, tenant, 'client');
      await member.api('PATCH /auth/me', { body: { name } });
    }
    const { data } = await tenant.owner.api('GET /members', { query: { sort: 'name', role: 'client' } });
    expect(data.map(({ name }) => name)).toEqual(['edgar', 'émile', 'Eva', 'Zoë']);
  });

  it('finds by part of a name or address, by role, and takes no pattern', async () => {
    const find = async (query: Record<string, string>) =>
      (await agent.api('GET /members', { query })).data.map((member) => member.user_id);
    expect(await find({ q: 'OLIVE' })).toEqual([acme.owner.user_id]);
    expect(await find({ q: client.email.slice(0, 12) })).toEqual([client.user_id]);
    expect(await find({ role: 'client', status: 'active' })).toEqual([client.user_id]);
    expect(await find({ status: 'suspended' })).toEqual([]);
    expect(await find({ q: '%' })).toEqual([]);
    expect(await find({ q: '_' })).toEqual([]);
  });

  it.each([
    { limit: 0 },
    { limit: 101 },
    { limit: -1 },
    { limit: 'all' },
    { cursor: 'abc' },
    { cursor: '0' },
    { role: 'root' },
    { status: 'gone' },
    { q: '' },
    { q: 'a\u0000b' },
    { sort: 'size' },
    { cursor: 'WyIiLCJhIl0' },
  ])('says which filter it does not understand: %o', async (query) => {
    const { status, error } = await agent.api('GET /members', { query });
    expect(status).toBe(422);
    expect(Object.keys(error?.fields ?? {})).toEqual(Object.keys(query));
  });

  it('is not for clients', async () => {
    expect((await client.api('GET /members')).error?.code).toBe('forbidden');
  });
});

describe('one member', () => {
  it('is read by staff; one of another organization is as good as none', async () => {
    const [own] = (await agent.api('GET /members')).data;
    const [foreign] = (await globex.owner.api('GET /members')).data;
    const read = (id: string) => agent.api('GET /members/:id', { params: { id } });
    expect((await read(own?.id ?? '')).data).toEqual(own);
    const [other, none] = [await read(foreign?.id ?? ''), await read('01a1fc4f-03c7-7300-81ea-d79d1101aa60')];
    expect(other.status).toBe(404);
    expect([other.status, other.error?.code, other.error?.message]).toEqual([
      none.status,
      none.error?.code,
      none.error?.message,
    ]);
    expect((await client.api('GET /members/:id', { params: { id: own?.id ?? '' } })).status).toBe(403);
  });

  it('cannot be somebody who was made in another organization', async () => {
    const steal = app.kernel.db.tenant(acme.organization.id, async (tx) => {
      const { sql } = await import('../../kernel/db/sql.ts');
      await tx.query(sql.unsafe`
        insert into members (org_id, user_id, email, role)
        values (${tx.orgId}, ${globex.owner.user_id}, ${globex.owner.email}, 'client')`);
    });
    await expect(steal).rejects.toThrow(/foreign/i);
  });
});
