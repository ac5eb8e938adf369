import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startApp, type AppOptions, type TestApp } from '../../../tests/support/app.ts';
import { eventually } from '../../../tests/support/eventually.ts';
import { createDatabase, type TestDatabase } from '../../../tests/support/postgres.ts';
import { startRedis, type TestRedis } from '../../../tests/support/redis.ts';
import { z } from 'zod';
import { defineJob, handleJob } from './jobs/job-type.ts';
import { defineModule } from './module.ts';

const probe = defineJob('test.probe', { payload: z.strictObject({ note: z.string() }) });

let redis: TestRedis;
let databases: TestDatabase[];
const apps: TestApp[] = [];

beforeAll(async () => {
  [redis, ...databases] = await Promise.all([startRedis(), createDatabase(), createDatabase()]);
});
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});
afterAll(async () => {
  await Promise.all([redis.remove(), ...databases.map((database) => database.drop())]);
});

async function organizationIn(database: TestDatabase): Promise<string> {
  const [row] = await database.admin<{ id: string }>(`
    insert into organizations (id, name, slug) values (app.uuid_v7(), 'Acme', 'acme')
    on conflict (slug) do update set name = excluded.name returning id`);
  return row!.id;
}

/** An installation on the shared Redis, and the notes that reached its job `probe`. */
async function installation(at: number, env: AppOptions['env'] = {}) {
  const notes: string[] = [];
  const module = defineModule({
    name: 'probe',
    create: () => ({ jobs: [handleJob(probe, async ({ note }) => void notes.push(note))] }),
  });
  const app = await startApp({
    database: databases[at]!,
    modules: [module],
    env: { redisUrl: redis.url, ...env },
  });
  apps.push(app);
  const orgId = await organizationIn(databases[at]!);
  const want = (note: string) => app.kernel.db.tenant(orgId, (tx) => app.kernel.jobs.enqueue(tx, probe, { note }));
  return { ...app, notes, want };
}

/** Sends ten jobs and ten messages from each, and returns what arrived where. */
async function exchange(here: Awaited<ReturnType<typeof installation>>, there: typeof here) {
  const heard: Record<'here' | 'there', unknown[]> = { here: [], there: [] };
  await here.kernel.fanout.subscribe('news', (message) => heard.here.push(message));
  await there.kernel.fanout.subscribe('news', (message) => heard.there.push(message));
  for (let n = 0; n < 10; n += 1) {
    await here.want('here');
    await there.want('there');
  }
  await here.kernel.fanout.publish('news', 'here');
  await there.kernel.fanout.publish('news', 'there');
  await eventually(() => here.notes.length + there.notes.length === 20, 'every job ran');
  await eventually(() => heard.here.length > 0 && heard.there.length > 0, 'both heard of something');
  return heard;
}

test('two installations with different databases share nothing on one Redis', async () => {
  const [acme, globex] = [await installation(0), await installation(1)];
  const heard = await exchange(acme, globex);
  expect(new Set(acme.notes)).toEqual(new Set(['here']));
  expect(new Set(globex.notes)).toEqual(new Set(['there']));
  expect(heard).toEqual({ here: ['here'], there: ['there'] });

  const take = ({ kernel }: TestApp) => kernel.limiter.consume('one address', 1, 60);
  await eventually(async () => !(await take(acme)).allowed, 'the budget of one is used up in Redis');
  expect((await take(globex)).allowed).toBe(true);
});

test('processes of one installation share all of it', async () => {
  const [web, worker] = [await installation(0), await installation(0)];
  const heard = await exchange(web, worker);
  await eventually(() => heard.here.length === 2 && heard.there.length === 2, 'each heard of both');
});

test('REDIS_PREFIX says what names begin with, and who says the same shares', async () => {
  const [here, there] = [
    await installation(0, { redisPrefix: 'ours' }),
    await installation(0, { redisPrefix: 'ours' }),
  ];
  const heard = await exchange(here, there);
  await eventually(() => heard.here.length === 2 && heard.there.length === 2, 'each heard of both');
  const other = await installation(1, { redisPrefix: 'theirs' });
  await other.want('elsewhere');
  await eventually(() => other.notes.length === 1, 'its job');
  expect([here.notes, there.notes].flat()).not.toContain('elsewhere');
});

test('a copy of a database is told what to set to go on with the jobs of the original', async () => {
  const { kernel } = await installation(0);
  // Every test's database is a copy of the run's template.
  expect(kernel.warnings.all).toEqual([expect.stringMatching(/made elsewhere.*REDIS_PREFIX=atrium-[0-9a-f]{12}\b/)]);

  await databases[1]!.admin(`
    update installation set system_identifier = c.system_identifier, database_oid = d.oid
    from pg_control_system() c, pg_database d where d.datname = current_database()`);
  expect((await installation(1)).kernel.warnings.all).toEqual([]);
});
