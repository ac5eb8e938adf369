import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { documentedRoutes, type DocumentedRoute } from '../support/documented-routes.ts';
import { peopleWorld, type Person, rowsOf, type World } from '../support/world.ts';
import { type WithoutPredicates, withoutPredicates } from './without-predicates.ts';

/**
 * Two applications on one database: the real one, and one whose statements have forgotten `org_id`. They must respond alike,
 * because it is PostgreSQL that keeps tenants apart, not the care of whoever writes a query.
 */
let plain: TestApp;
let forgetful: TestApp;
let mutation: WithoutPredicates;
let world: World;
let routes: DocumentedRoute[];

beforeAll(async () => {
  plain = await startApp();
  world = await peopleWorld(plain);
  for (const org of ['acme', 'globex', 'initech']) await chat(world.person(org, 'member'));
  mutation = withoutPredicates();
  forgetful = await startApp({ database: plain.database, interceptors: [mutation] });
  routes = await documentedRoutes(plain.origin);
}, 60_000);
afterAll(async () => {
  await forgetful.close();
  await plain.close();
});

async function chat(person: Person): Promise<void> {
  const { data } = await plain.api('POST /conversations', {
    ...credentials(person),
    body: { title: `Of ${person.org}` },
  });
  const post = await world.as(person, `POST /conversations/${data.id}/messages`, { body: { content: 'Hello there' } });
  expect(post.status).toBe(201);
}

function credentials(person: Person): { tenant: string; token: string } {
  return { tenant: person.org, token: person.token };
}

/** The response that somebody gets, without what differs between any two requests. */
async function look(app: TestApp, person: Person, key: string): Promise<string> {
  const response = await app.request(key, credentials(person));
  const text = await response.text();
  return `${response.status} ${text.replaceAll(/"(request_id|last_seen_at)":"[^"]*"/g, '')}`;
}

describe('without a single org_id in its queries, the application', () => {
  test('lists for everybody exactly what it listed before', async () => {
    const lists = routes.filter(({ key, path }) => key.startsWith('GET ') && !path.includes(':'));
    const searches = ['GET /conversations?q=hello', 'GET /members?q=member', 'GET /conversations?archived=true'];
    for (const key of [...lists.map((route) => route.key), ...searches]) {
      for (const person of world.people.filter(({ role }) => role === 'owner' || role === 'member')) {
        const who = `${key} by the ${person.role} of ${person.org}`;
        expect(`${who}: ${await look(forgetful, person, key)}`).toBe(`${who}: ${await look(plain, person, key)}`);
      }
    }
    expect(mutation.removed()).toBeGreaterThan(100);
  }, 60_000);

  test('changes nothing of anybody else, whatever is sent to every route', async () => {
    const others = await plain.database.admin<{ id: string }>(`select id from organizations where slug <> 'acme'`);
    const rows = () =>
      Promise.all(others.map(async ({ id }) => ({ ...(await rowsOf(plain, id)), outbox: 'the relay marks it' })));
    const before = await rows();
    // What ends a session comes last: it would take the person along.
    const writes = routes.filter(({ key }) => !key.startsWith('GET ')).sort((a, b) => ends(a.key) - ends(b.key));
    for (const person of [world.person('acme', 'member'), world.person('acme', 'owner')]) {
      for (const { key, path, body } of writes) {
        const id = await anyIdOf(person, path);
        const response = await forgetful.request(key, { ...credentials(person), params: { id }, body });
        expect(response.status, key).toBeLessThan(500);
        await response.text();
      }
    }
    expect(await rows()).toEqual(before);
  }, 60_000);

  // Last, because it spoils the database: the two tests above must be able to fail.
  test('would show the members of all, if PostgreSQL did not keep them apart', async () => {
    const tables = await plain.database.admin<{ name: string }>(
      `select relname as name from pg_class where relrowsecurity`,
    );
    await plain.database.admin(tables.map(({ name }) => `alter table ${name} disable row level security`).join('; '));
    const owner = world.person('globex', 'owner');
    expect(await look(plain, owner, 'GET /members')).not.toContain('@initech.test');
    expect(await look(forgetful, owner, 'GET /members?limit=100')).toContain('@initech.test');
  });
});

function ends(key: string): number {
  return /DELETE|logout/.test(key) ? 1 : 0;
}

/** Something of the person's own that the path may name, so that the statement behind it really runs. */
async function anyIdOf(person: Person, path: string): Promise<string> {
  const collection = path.slice(0, path.indexOf('/:'));
  const { data } = await plain.api(`GET ${collection}`, credentials(person));
  const [first] = Array.isArray(data) ? (data as { id?: string }[]) : [];
  return first?.id ?? randomUUID();
}
