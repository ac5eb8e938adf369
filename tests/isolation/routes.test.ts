import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles } from '../../backend/src/kernel/auth/actor.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { documentedRoutes, type DocumentedRoute } from '../support/documented-routes.ts';
import { peopleWorld, rowsOf, type Person, type World } from '../support/world.ts';
import type { Send } from './fixture.ts';
import { moduleFixtures } from './module-fixtures.ts';

/**
 * Every route of the OpenAPI document, asked by everybody who must not: what belongs to acme looks to others as if
 * it did not exist. A new route is covered as soon as it is documented; one whose ids are new is arranged in its module's room.
 */

/** Marks what is acme's, wherever it may turn up. */
const canary = `canary${randomUUID().replaceAll('-', '')}`;
/** Collections whose objects are one person's alone, even within their organization. */
const personal = moduleFixtures.flatMap((fixture) => fixture.personal ?? []);

let app: TestApp;
let world: World;
let cases: DocumentedRoute[];
let ids: Record<string, string>;
let acmeId: string;

beforeAll(async () => {
  app = await startApp();
  world = await peopleWorld(app);
  cases = await documentedRoutes(app.origin);
  ids = await arrange(world.person('acme', 'member'), world.person('acme', 'owner'));
}, 60_000);
afterAll(() => app.close());

/** One of everything that acme has. The key is the path before `:id`. */
async function arrange(member: Person, owner: Person): Promise<Record<string, string>> {
  const send: Send = async <Data>(person: Person, key: string, body?: unknown) => {
    const response = await world.as(person, key, { body });
    const { data, error } = (await response.json()) as { data: Data; error: unknown };
    if (error) throw new Error(`arranging ${key}: ${JSON.stringify(error)}`);
    return data;
  };
  acmeId = (await send<{ organization: { id: string } }>(owner, 'GET /auth/me')).organization.id;
  const made: Record<string, string> = {};
  for (const fixture of moduleFixtures) Object.assign(made, await fixture.arrange?.({ send, owner, member, canary }));
  return made;
}

const withIds = (): DocumentedRoute[] => cases.filter(({ path }) => path.includes(':'));

function collectionOf({ key, path }: DocumentedRoute): string {
  const collection = path.slice(0, path.indexOf(':'));
  if (!ids[collection])
    throw new Error(`${key}: say in the module's isolation.fixture.ts which object of acme its id names`);
  return collection;
}

interface Seen {
  status: number;
  body: string;
}

/** What somebody sees of a route, without what differs between any two requests. */
async function look(
  person: Person,
  { key, body, statuses }: DocumentedRoute,
  input: { id?: string; tenant?: string },
): Promise<Seen> {
  const { id = '', tenant = person.org } = input;
  const response = await world.as(person, key, { tenant, params: { id }, body });
  const text = await response.text();
  expect(statuses, `${key} responds ${response.status}`).toContain(String(response.status));
  return { status: response.status, body: text.replaceAll(/"request_id":"[^"]*"/g, '').replaceAll(id || '\0', ':id') };
}

function outsiders(): Person[] {
  const everyRole = ['globex', 'northwind'].flatMap((org) => roles.map((role) => world.person(org, role)));
  return [...everyRole, ...['contoso', 'initech', 'atrium'].map((org) => world.person(org, 'owner'))];
}

describe("acme's objects", () => {
  test('are, for every role of a sibling, the partner, a foreign and the platform org, as if they did not exist', async () => {
    const before = await rowsOf(app, acmeId);
    for (const route of withIds()) {
      for (const person of outsiders()) {
        const foreign = await look(person, route, { id: ids[collectionOf(route)] });
        const nonexistent = await look(person, route, { id: randomUUID() });
        const who = `${route.key} by the ${person.role} of ${person.org}`;
        expect({ who, ...foreign }).toEqual({ who, ...nonexistent });
        expect(foreign.status, who).toBeGreaterThanOrEqual(400);
      }
    }
    expect(await rowsOf(app, acmeId)).toEqual(before);
  }, 60_000);

  test('are not there for others of acme either, where they are one person’s alone', async () => {
    for (const route of withIds().filter((one) => personal.includes(collectionOf(one)))) {
      for (const role of roles.filter((one) => one !== 'member')) {
        const foreign = await look(world.person('acme', role), route, { id: ids[collectionOf(route)] });
        const nonexistent = await look(world.person('acme', role), route, { id: randomUUID() });
        expect({ key: route.key, role, ...foreign }).toEqual({ key: route.key, role, ...nonexistent });
        expect(foreign.status).toBe(404);
      }
    }
  }, 60_000);

  test('are there for the one they belong to', async () => {
    const member = world.person('acme', 'member');
    for (const route of withIds().filter(({ key }) => key.startsWith('GET '))) {
      expect(await look(member, route, { id: ids[collectionOf(route)] }), route.key).toMatchObject({ status: 200 });
    }
  });
});

describe('every route that needs a token', () => {
  test('responds 401 without one, and with one of another tenant', async () => {
    const before = await rowsOf(app, acmeId);
    for (const route of cases.filter(({ needsToken }) => needsToken)) {
      const id = route.path.includes(':') ? ids[collectionOf(route)] : undefined;
      const nobody = await look({ ...world.person('acme', 'owner'), token: '' }, route, { id });
      expect({ key: route.key, status: nobody.status }).toEqual({ key: route.key, status: 401 });
      for (const org of ['globex', 'northwind', 'initech', 'atrium']) {
        const stranger = await look(world.person(org, 'owner'), route, { id, tenant: 'acme' });
        expect({ key: route.key, org, status: stranger.status }).toEqual({ key: route.key, org, status: 401 });
        expect(stranger.body).toContain('wrong_tenant');
      }
    }
    expect(await rowsOf(app, acmeId)).toEqual(before);
  }, 60_000);
});

test('no list and no other response shows anybody outside acme a word of it', async () => {
  for (const route of cases.filter(({ key, path }) => key.startsWith('GET ') && !path.includes(':'))) {
    for (const person of outsiders()) {
      const { body } = await look(person, { ...route, key: route.key }, {});
      expect(body.includes(canary), `${route.key} by the ${person.role} of ${person.org}`).toBe(false);
    }
  }
  for (const person of outsiders()) {
    for (const key of [`GET /conversations?q=${canary}`, `GET /members?q=${canary}`]) {
      const response = await world.as(person, key);
      const { data } = (await response.json()) as { data: unknown[] | null };
      expect(data ?? [], `${key} by the ${person.role} of ${person.org}`).toEqual([]);
    }
  }
}, 60_000);
