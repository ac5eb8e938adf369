import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../tests/support/app.ts';
import type { ApiInput } from '../../tests/support/client.ts';
import { peopleWorld, type Person, type World } from '../../tests/support/world.ts';
import type { RouteKey } from '../../frontend/src/api/types.ts';
import { demoOrganizations } from './demo.ts';
import { roles } from './kernel/auth/actor.ts';
import { openaiPrices } from './modules/gateway/index.ts';
import { seedDemo } from './seed.ts';

let app: TestApp;
let world: World;
let statements = 0;
let seeding = 0;

beforeAll(async () => {
  const count = {
    name: 'count-statements',
    transformQuery: <Query>(_: unknown, query: Query) => {
      statements += 1;
      return query;
    },
  };
  app = await startApp({ interceptors: [count] });
  statements = 0;
  await seedDemo(app.kernel, app.modules);
  seeding = statements;
  world = await peopleWorld(app);
});
afterAll(() => app.close());

const slugs = demoOrganizations.map(({ slug }) => slug);

/** Requests a route as this person. */
const as = <K extends RouteKey>({ org, token }: Person, key: K, input?: ApiInput) =>
  app.api<K>(key, { tenant: org, token, ...input });

describe('the seed', () => {
  it('sends few statements for an organization, however many people and chats it has', () => {
    expect(seeding / slugs.length).toBeLessThan(70);
  });
});

describe('the books of each demo organization', () => {
  it('agree: the meter is the sum of the ledger, and nothing is held', async () => {
    const meters = await app.database.admin(
      `select used = (
         select sum(l.amount) from usage_ledger l
         where l.org_id = m.org_id and l.kind = m.kind and l.period = m.period
       ) as agrees, reserved::int, used > 0 as used
       from meters m where kind = 'ai_tokens'`,
    );
    expect(meters.length).toBeGreaterThanOrEqual(slugs.length);
    for (const meter of meters) expect(meter).toEqual({ agrees: true, reserved: 0, used: true });
  });

  it('say of each call in the ledger what its record says, and of each answer what its message says', async () => {
    const [wrong] = await app.database.admin(
      `select
         (select count(*)::int from usage_records r
          left join usage_ledger l on l.org_id = r.org_id and l.record_id = r.id
          where coalesce(l.amount, 0) <> r.tokens_prompt + r.tokens_completion
            or l.period <> date_trunc('month', r.created_at at time zone 'UTC')::date) as entries,
         (select count(*)::int from messages m
          left join usage_records r on r.org_id = m.org_id and r.message_id = m.id
          where m.role = 'assistant' and (
            r.id is null or r.tokens_prompt <> m.prompt_tokens or r.tokens_completion <> m.completion_tokens
            or r.cost_micros <> m.cost_micros or r.conversation_id <> m.conversation_id or r.user_id <> m.user_id)) as answers`,
    );
    expect(wrong).toEqual({ entries: 0, answers: 0 });
  });

  it('have prices: every model that was used is on the list', async () => {
    const models = await app.database.admin<{ model: string }>('select distinct model from usage_records');
    for (const { model } of models) expect(openaiPrices(model).version).not.toBe('unpriced');
  });

  it.each(slugs)('leave %s more than a third of its plan, so that it still answers', async (slug) => {
    const owner = world.person(slug, 'owner');
    const { data } = await as(owner, 'GET /usage/summary', { query: { by: 'user' } });
    expect(data.meter?.used).toBeLessThan((data.meter?.limit ?? Infinity) * (2 / 3));
    const response = await as(world.person(slug, 'member'), 'POST /chat', { body: { prompt: 'What is Atrium?' } });
    expect(response.status).toBe(200);
  });
});

const lists: readonly (readonly [key: string, query: Record<string, string>])[] = [
  ['GET /announcements', {}],
  ['GET /announcements', { show: 'undismissed' }],
  ['GET /announcements', { show: 'expired' }],
  ['GET /audit-entries', {}],
  ['GET /auth/sessions', {}],
  ['GET /clients', {}],
  ['GET /conversations', {}],
  ['GET /conversations', { archived: 'true' }],
  ['GET /invitations', {}],
  ['GET /invitations', { status: 'pending' }],
  ['GET /invitations', { status: 'expired' }],
  ['GET /invitations', { status: 'accepted' }],
  ['GET /invitations', { status: 'revoked' }],
  ['GET /members', {}],
  ['GET /members', { status: 'suspended' }],
  ['GET /members', { status: 'waiting' }],
  ['GET /models', {}],
  ['GET /notes', {}],
  ['GET /organizations', {}],
  ['GET /search', { q: 'a' }],
  ['GET /usage/records', {}],
];

describe('every list', () => {
  it('is looked at here', async () => {
    const document = (await (await fetch(`${app.origin}/api/v1/openapi.json`)).json()) as {
      paths: Record<string, { get?: { responses: Record<string, unknown> } }>;
    };
    const all = Object.entries(document.paths).filter(
      ([path, { get }]) =>
        !path.includes('{') && JSON.stringify(get?.responses['200'] ?? '').includes('"data":{"type":"array"'),
    );
    expect(new Set(lists.map(([key]) => key))).toEqual(new Set(all.map(([path]) => `GET ${path}`)));
  });

  it.each(roles)('that a person with the role %s may see has something in it, in each organization', async (role) => {
    const empty = await Promise.all(
      slugs.flatMap((slug) =>
        lists.map(async ([key, query]) => {
          const { status, data } = await app.api(key, { tenant: slug, token: world.person(slug, role).token, query });
          const isEmpty = status !== 403 && (data as unknown[]).length === 0;
          return isEmpty ? [`${slug}: ${key} ${JSON.stringify(query)}`] : [];
        }),
      ),
    );
    expect(empty.flat()).toEqual([]);
  });
});

describe('the chats of somebody who signs in', () => {
  const chatsOf = async (person: Person, archived = 'false') =>
    (await as(person, 'GET /conversations', { query: { archived, limit: 50 } })).data;
  const messagesOf = async (person: Person, { id }: { id: string }) =>
    (await as(person, 'GET /conversations/:id/messages', { params: { id }, query: { limit: 100 } })).data;

  it('are five to eight: one archived, one with branches, one that the guard stopped', async () => {
    await Promise.all(
      world.people.map(async (person) => {
        const [shown, archived] = await Promise.all([chatsOf(person), chatsOf(person, 'true')]);
        const count = shown.length + archived.length;
        expect([archived.length, count >= 5 && count <= 8]).toEqual([1, true]);
        const messages = (await Promise.all(shown.map((chat) => messagesOf(person, chat)))).flat();
        expect(messages.some(({ sibling_ids }) => sibling_ids.length > 1)).toBe(true);
        const [blocked] = await app.database.admin<{ id: string }>(
          `select conversation_id as id from usage_records where outcome = 'blocked' and user_id = $1`,
          [person.userId],
        );
        expect(shown.map(({ id }) => id)).toContain(blocked?.id);
      }),
    );
  });

  it('are nobody else’s of the same organization', async () => {
    for (const slug of slugs) {
      const people = world.people.filter(({ org }) => org === slug);
      const titles = (await Promise.all(people.map((person) => chatsOf(person)))).flat().map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('can be gone on with, and answered anew by the model that is there now', async () => {
    const person = world.person('acme', 'owner');
    const [chat] = await chatsOf(person);
    const [answer] = await messagesOf(person, chat!);
    const again = await as(person, 'POST /messages/:id/regenerate', { params: { id: answer!.id }, body: {} });
    expect([again.status, again.data.model]).toEqual([201, 'atrium-demo']);
    const body = { content: 'Thank you' };
    const { data } = await as(person, 'POST /conversations/:id/messages', { params: { id: chat!.id }, body });
    expect([data.model, data.content]).toEqual(['atrium-demo', expect.stringMatching(/^You are welcome/)]);
  });

  it('are named as a model names them: in two to six words', async () => {
    const titles = await app.database.admin<{ title: string }>('select distinct title from conversations');
    for (const { title } of titles) expect(title.split(' ').length, title).toBeLessThanOrEqual(6);
  });

  it('were held between their joining and their last visit, never in the future', async () => {
    const [row] = await app.database.admin(
      `select count(*)::int as wrong from conversations c join members m using (org_id, user_id)
       where c.created_at < m.created_at or c.last_message_at > now() or c.last_message_at > m.last_seen_at + interval '1 hour'`,
    );
    expect(row).toEqual({ wrong: 0 });
  });
});

describe('the people of each organization', () => {
  it.each(slugs)('of %s are fourteen to twenty-five, one suspended, one never seen, some waiting', async (slug) => {
    const admin = world.person(slug, 'admin');
    const { data: members } = await as(admin, 'GET /members', { query: { limit: 100 } });
    const { waiting } = (await as(admin, 'GET /members/summary')).data;
    expect(members.length + waiting).toBeGreaterThanOrEqual(14);
    expect(members.length + waiting).toBeLessThanOrEqual(25);
    expect(members.filter(({ status }) => status === 'suspended')).toHaveLength(1);
    expect(members.filter(({ last_seen_at }) => last_seen_at === null)).toHaveLength(1);
    expect(waiting).toBeGreaterThan(0);
    expect(new Set(members.map(({ created_at }) => created_at.slice(0, 10))).size).toBe(members.length);
    expect(members.some(({ name }) => /\p{Script=Arabic}/u.test(name))).toBe(true);
  });
});

describe('each portal', () => {
  it.each(slugs)('of %s has a logo of its own, which a page may show', async (slug) => {
    const { branding } = (await as(world.person(slug, 'owner'), 'GET /organization')).data;
    const drawing = decodeURIComponent((branding.logo_url ?? '').replace('data:image/svg+xml,', ''));
    expect(drawing).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+">.+<\/svg>$/);
    const { data } = await as(world.person(slug, 'client'), 'GET /announcements');
    expect(data.map(({ level }) => level).toSorted()).toEqual(['important', 'info']);
  });
});
