import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { readEvents, type ReceivedEvent } from '../../../../tests/support/events.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { withoutRechecks } from '../../../../tests/support/live-rechecks.ts';
import { createDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { startRedis, type TestRedis } from '../../../../tests/support/redis.ts';
import {
  addMember,
  askToJoin,
  membershipOf,
  openJoining,
  registerTenant,
  type TestMember,
  type TestTenant,
} from '../../../../tests/support/tenants.ts';

/** Whatever ends a right is pushed to the pages that hear by it: the periodic check is off. */
withoutRechecks();

let redis: TestRedis;
let database: TestDatabase;
beforeAll(async () => {
  [redis, database] = await Promise.all([startRedis(), createDatabase()]);
});
afterAll(() => Promise.all([redis.remove(), database.drop()]));

const news = { title: 'We move on Friday', body: 'To Lindenstraße 4.' };
const open = (app: TestApp, { slug }: TestTenant, { access_token: token }: TestMember, signal?: AbortSignal) =>
  app.request('GET /realtime/hints', {
    tenant: slug,
    token,
    headers: { Accept: 'text/event-stream' },
    ...(signal ? { signal } : {}),
  });

/** A page of somebody, with all that it has heard so far. */
async function pageOf(app: TestApp, tenant: TestTenant, member: TestMember) {
  const heard: ReceivedEvent[] = [];
  const leave = new AbortController();
  const response = await open(app, tenant, member, leave.signal);
  expect(response.status).toBe(200);
  const ended = (async () => {
    for await (const event of readEvents(response)) heard.push(event);
  })();
  return {
    heard: () => heard.map(({ event, data }) => `${event} ${String(data['topic'] ?? data['code'])}`),
    ended,
    async leave() {
      leave.abort();
      await ended.catch(() => undefined);
    },
  };
}
/** All that a page has heard, once it has heard anything. */
async function heardBy({ heard }: { heard: () => string[] }): Promise<string[]> {
  await eventually(() => heard().length > 0, 'the page hears something');
  return heard();
}

describe.each(['one process', 'two processes over Redis'])('in %s', (processes) => {
  /** Where things are changed, and where the pages are. */
  let here: TestApp;
  let there: TestApp;
  let tenant: TestTenant;
  let client: TestMember;
  beforeAll(async () => {
    const redisUrl = processes === 'one process' ? undefined : redis.url;
    here = await startApp({ database, env: { redisUrl } });
    there = redisUrl === undefined ? here : await startApp({ database, env: { role: 'web', redisUrl } });
    tenant = await registerTenant(here);
    client = await addMember(here, tenant, 'client');
  });
  afterAll(async () => {
    if (there !== here) await there.close();
    await here.close();
  });

  it('everybody of an organization hears of its announcement, and nobody else', async () => {
    const other = await registerTenant(here);
    const [mine, theirs] = [await pageOf(there, tenant, client), await pageOf(there, other, other.owner)];
    await tenant.owner.api('POST /announcements', { body: news });
    expect(await heardBy(mine)).toEqual(['changed announcements']);
    // Their own is the first that they hear of.
    await other.owner.api('POST /announcements', { body: news });
    expect(await heardBy(theirs)).toEqual(['changed announcements']);
    expect(mine.heard()).toHaveLength(1);
    await Promise.all([mine.leave(), theirs.leave()]);
  });

  it('what one person has read changes on their own pages only', async () => {
    const { data } = await tenant.owner.api('POST /announcements', { body: news });
    const [mine, theirs] = [await pageOf(there, tenant, client), await pageOf(there, tenant, tenant.owner)];
    await eventually(async () => (await openDeliveries()) === 0, 'the announcement has been told');
    const [toMe, toThem] = [mine.heard().length, theirs.heard().length];
    await client.api('PUT /announcements/:id/dismissal', { params: { id: data.id } });
    await eventually(() => mine.heard().length === toMe + 1, 'my other page hears of it');
    await eventually(async () => (await openDeliveries()) === 0, 'that has been told');
    expect(theirs.heard()).toHaveLength(toThem);
    await Promise.all([mine.leave(), theirs.leave()]);
  });

  it('a page of somebody who is suspended ends at once, and hears nothing more', async () => {
    const member = await addMember(here, tenant, 'member');
    const page = await pageOf(there, tenant, member);
    const { id } = await membershipOf(tenant.owner, member);
    await tenant.owner.api('PATCH /members/:id', { params: { id }, body: { status: 'suspended' } });
    await page.ended;
    expect(page.heard().at(-1)).toBe('error session_revoked');
    expect((await open(there, tenant, member)).status).toBe(401);
  });

  it('staff hear that somebody asks to join, at once; clients, who see no members, do not', async () => {
    await openJoining(tenant);
    const [staff, outside] = [await pageOf(there, tenant, tenant.owner), await pageOf(there, tenant, client)];
    await askToJoin(here, tenant.slug);
    expect(await heardBy(staff)).toEqual(['changed members']);
    await tenant.owner.api('POST /announcements', { body: news });
    expect(await heardBy(outside)).toEqual(['changed announcements']);
    await Promise.all([staff.leave(), outside.leave()]);
  });

  /** Events of the tenant that somebody has yet to be told of. */
  async function openDeliveries(): Promise<number> {
    const [row] = await database.admin<{ count: number }>(
      `select ((select count(*) from jobs where org_id = $1)
         + (select count(*) from outbox where org_id = $1 and published_at is null))::int as count`,
      [tenant.organization.id],
    );
    return row?.count ?? 0;
  }
});

describe('a page', () => {
  let app: TestApp;
  beforeAll(async () => {
    // 3 pages of a person, a tenth of what stands in budgets.ts.
    app = await startApp({ database, env: { role: 'web', rateLimitScale: 0.1 } });
  });
  afterAll(() => app.close());

  it('is told the topics that its person may hear of', async () => {
    const tenant = await registerTenant(app);
    const client = await addMember(app, tenant, 'client');
    expect((await tenant.owner.api('GET /realtime/hints')).data.topics.toSorted()).toEqual([
      'announcements',
      'members',
    ]);
    expect((await client.api('GET /realtime/hints')).data.topics).toEqual(['announcements']);
  });

  it('is one of so many that a person may have in sight, and leaves room for the next one', async () => {
    const tenant = await registerTenant(app);
    const pages = await Promise.all([1, 2, 3].map(() => pageOf(app, tenant, tenant.owner)));
    const { status, error } = await tenant.owner.api('GET /realtime/hints');
    expect({ status, ...error?.fields }).toMatchObject({ status: 429, budget: 'pages', scope: 'user', limit: 3 });
    await pages[0]?.leave();
    await eventually(async () => (await tenant.owner.api('GET /realtime/hints')).status === 200, 'there is room');
    await Promise.all(pages.map((page) => page.leave()));
    await eventually(() => app.kernel.live.count('page') === 0, 'nothing is left of them');
  });

  it('is told when the process stops, which does not wait for it', async () => {
    const stopping = await startApp({ database, env: { role: 'web' } });
    const tenant = await registerTenant(stopping);
    const page = await pageOf(stopping, tenant, tenant.owner);
    await stopping.close();
    await page.ended;
    expect(page.heard()).toEqual(['error unavailable']);
  });
});
