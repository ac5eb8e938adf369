import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../kernel/auth/actor.ts';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { rawRequest } from '../../../../tests/support/raw-request.ts';
import { peopleWorld, type Person, type World } from '../../../../tests/support/world.ts';
import type { Item, Sent } from '../../../../frontend/src/api/types.ts';

type Listed = Item<'GET /clients'>;

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startApp();
  world = await peopleWorld(app);
});
afterAll(() => app.close());

interface Listing {
  status: number;
  data: Listed[];
  next: string | null;
}

async function list(
  person: Person,
  key: 'GET /clients' | 'GET /organizations',
  query: Record<string, string | number> = {},
): Promise<Listing> {
  const response = await world.as(person, key, { query });
  const { data, meta } = (await response.json()) as { data: Listed[] | null; meta: { next_cursor?: string | null } };
  return { status: response.status, data: data ?? [], next: meta.next_cursor ?? null };
}

async function read<K extends 'GET /members/summary' | 'GET /usage/summary'>(person: Person, key: K, query = {}) {
  return ((await (await world.as(person, key, { query })).json()) as { data: Sent<K> }).data;
}

const slugs = ({ data }: Listing) => data.map(({ slug }) => slug);

describe('a partner', () => {
  it.each<Role>(['owner', 'admin', 'agent'])('shows its %s the clients it has, and nobody else’s', async (role) => {
    expect(slugs(await list(world.person('northwind', role), 'GET /clients'))).toEqual(['acme', 'globex']);
    expect(slugs(await list(world.person('contoso', role), 'GET /clients'))).toEqual(['initech']);
  });

  it.each<Role>(['member', 'client'])('shows its %s none of them', async (role) => {
    expect(await list(world.person('northwind', role), 'GET /clients')).toMatchObject({ status: 403, data: [] });
  });

  it('sees of each how many people it has and what they have used, of how much', async () => {
    const [acme] = (await list(world.person('northwind', 'agent'), 'GET /clients', { slug: 'acme' })).data;
    const { seats } = await read(world.person('acme', 'owner'), 'GET /members/summary');
    const { meter } = await read(world.person('acme', 'owner'), 'GET /usage/summary', { by: 'day' });
    expect(acme).toMatchObject({
      name: 'Acme Industries',
      kind: 'client',
      status: 'active',
      confirmed: true,
      people: seats,
      ai_tokens: { used: meter?.used, limit: meter?.limit },
    });
    expect(acme?.people.used).toBeGreaterThan(5);
    expect(acme?.ai_tokens.used).toBeGreaterThan(0);
    expect(acme?.portal_url).toMatch(/\/t\/acme\/$/u);
  });

  it('sees that one is suspended', async () => {
    await app.database.admin(`update organizations set status = 'suspended' where slug = 'globex'`);
    const { data } = await list(world.person('northwind', 'owner'), 'GET /clients', { q: 'GLOB' });
    expect(data).toMatchObject([{ slug: 'globex', status: 'suspended' }]);
    await app.database.admin(`update organizations set status = 'active' where slug = 'globex'`);
  });
});

describe('the operator', () => {
  const everybody = ['acme', 'atrium', 'contoso', 'globex', 'initech', 'northwind'];

  it.each<Role>(['owner', 'admin'])('shows its %s every organization, by name', async (role) => {
    expect(slugs(await list(world.person('atrium', role), 'GET /organizations'))).toEqual(everybody);
  });

  it.each<Role>(['agent', 'member', 'client'])('shows its %s none', async (role) => {
    expect(await list(world.person('atrium', role), 'GET /organizations')).toMatchObject({ status: 403, data: [] });
  });

  it('turns pages, and misses none', async () => {
    const owner = world.person('atrium', 'owner');
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Listing = await list(owner, 'GET /organizations', { limit: 4, ...(cursor && { cursor }) });
      seen.push(...slugs(page));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(everybody);
  });

  it.each([
    ['advisory', ['northwind']],
    ['ACME', ['acme']],
    ['%', []],
    ["'; drop table organizations --", []],
    ['اكمي', []],
  ])('finds by %j: %j', async (q, found) => {
    expect(slugs(await list(world.person('atrium', 'owner'), 'GET /organizations', { q }))).toEqual(found);
  });

  it('sees that nobody has confirmed one yet', async () => {
    await app.database.admin(`update organizations set confirmed_at = null where slug = 'initech'`);
    const { data } = await list(world.person('atrium', 'admin'), 'GET /organizations', { slug: 'initech' });
    expect(data).toMatchObject([{ slug: 'initech', confirmed: false }]);
    await app.database.admin(`update organizations set confirmed_at = now() where slug = 'initech'`);
  });
});

it('is for those above alone: no owner of another kind of organization sees a list', async () => {
  const refused = { status: 403, data: [] };
  for (const slug of ['acme', 'atrium']) {
    expect(await list(world.person(slug, 'owner'), 'GET /clients')).toMatchObject(refused);
  }
  for (const slug of ['acme', 'northwind']) {
    expect(await list(world.person(slug, 'owner'), 'GET /organizations')).toMatchObject(refused);
  }
});

it('leads to portals below the base domain where the reader came by one of its names', async () => {
  const { port } = new URL(app.origin);
  const { token } = world.person('northwind', 'owner');
  const headers = { host: `northwind.localhost:${port}`, authorization: `Bearer ${token}` };
  const { body } = await rawRequest(app.origin, '/api/v1/clients?slug=acme', { headers });
  expect(JSON.parse(body.toString())).toMatchObject({ data: [{ portal_url: `http://acme.localhost:${port}/` }] });
});
