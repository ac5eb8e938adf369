import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { startApp, type AppOptions, type TestApp } from '../../../../tests/support/app.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { createDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { startRedis, type TestRedis } from '../../../../tests/support/redis.ts';
import { registerTenant } from '../../../../tests/support/tenants.ts';
import { defineModule, type Module } from '../module.ts';
import { defineJob, handleJob, schedule, type JobRun } from './job-type.ts';

const greet = defineJob('test.greet', { payload: z.strictObject({ name: z.string() }), queue: 'interactive' });
const fragile = defineJob('test.fragile', { payload: z.strictObject({}), attempts: 2 });
const doomed = defineJob('test.doomed', { payload: z.strictObject({}), attempts: 1, timeoutMs: 500 });

type Handled = Parameters<typeof handleJob>;
const doing = (job: Handled[0], run: (payload: unknown, facts: JobRun) => Promise<void>) =>
  defineModule({ name: job.name, create: () => ({ jobs: [handleJob(job, run)] }) });
const repeating = (run: () => Promise<void>, when: { everyMs: number }) =>
  defineModule({ name: 'ticking', create: () => ({ schedules: [schedule('test.tick', when, run)] }) });

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.remove());

// The drivers run concurrently, each with a database of its own; the tests of one run in order.
describe.concurrent.each(['postgres', 'redis'] as const)('jobs over %s', (driver) => {
  describe('in turn', { concurrent: false }, () => {
    proveDriver(driver);
  });
});

function proveDriver(driver: 'postgres' | 'redis'): void {
  let database: TestDatabase;
  let orgId: string;
  const running: TestApp[] = [];

  /** A process with these modules only; without any it enqueues jobs and runs none. */
  async function start(modules: readonly Module[], env: AppOptions['env'] = {}): Promise<TestApp> {
    const role = modules.length > 0 ? 'all' : 'web';
    const place = driver === 'redis' ? { redisUrl: redis.url, redisPrefix: `test-${database.name}` } : {};
    const app = await startApp({ database, modules, env: { role, ...place, ...env } });
    running.push(app);
    return app;
  }
  const want = ({ kernel }: TestApp, job: Handled[0], payload: object = {}, key?: string) =>
    kernel.db.tenant(orgId, (tx) => kernel.jobs.enqueue(tx, job as never, payload as never, key ? { key } : {}));

  beforeAll(async () => {
    database = await createDatabase();
    const app = await startApp({ database });
    orgId = (await registerTenant(app)).organization.id;
    await app.close();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((app) => app.close()));
    await database.admin('truncate jobs');
  });
  afterAll(() => database.drop());

  test('a job runs with its payload, whether its worker came before it or after', async () => {
    const seen: unknown[] = [];
    const early = await start([]);
    await want(early, greet, { name: 'Ada' });
    await start([doing(greet, async (payload, facts) => void seen.push({ payload, orgId: facts.orgId }))]);
    await want(early, greet, { name: 'Grace' });
    await eventually(() => seen.length === 2, 'both jobs run');
    expect(new Set(seen)).toEqual(new Set(['Ada', 'Grace'].map((name) => ({ payload: { name }, orgId }))));
    await eventually(async () => (await database.admin('select from jobs')).length === 0, 'nothing of them is left');
  });

  test('what a transaction wanted that did not commit is not done', async () => {
    const seen: unknown[] = [];
    const app = await start([doing(greet, async (payload) => void seen.push(payload))]);
    const undone = app.kernel.db.tenant(orgId, async (tx) => {
      await app.kernel.jobs.enqueue(tx, greet, { name: 'undone' });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await want(app, greet, { name: 'kept' });
    await eventually(() => seen.length === 1, 'the other one');
    expect(seen).toEqual([{ name: 'kept' }]);
  });

  test('a key stands for one job, by however many at a time, until it is done', async () => {
    let runs = 0;
    const web = await start([]);
    await Promise.all(Array.from({ length: 20 }, () => want(web, greet, { name: 'x' }, 'one')));
    await start([doing(greet, async () => void (runs += 1))]);
    await eventually(async () => (await database.admin('select from jobs')).length === 0, 'it is done');
    await want(web, greet, { name: 'x' }, 'one');
    await eventually(() => runs === 2, 'the same key again, later');
  });

  test('what fails is tried again; what has used up its tries is a dead letter, until somebody puts it back', async () => {
    let tries = 0;
    let healed = false;
    const app = await start([
      doing(fragile, async () => {
        tries += 1;
        if (tries === 1) throw new Error('not yet');
      }),
      doing(doomed, async () => {
        if (!healed) throw new Error('the disk is on fire');
      }),
    ]);
    await want(app, fragile);
    const id = await want(app, doomed);
    const [letter] = await eventually(async () => {
      const dead = await app.kernel.jobs.dead(10);
      return dead.length > 0 && dead;
    }, 'the dead letter');
    expect(letter).toMatchObject({ id, orgId, name: 'test.doomed', error: 'the disk is on fire' });
    healed = true;
    expect(await app.kernel.jobs.retry(id)).toBe(true);
    await eventually(async () => (await database.admin('select from jobs')).length === 0, 'both are done');
    expect(tries).toBe(2);
    expect(await app.kernel.jobs.retry(id)).toBe(false);
  });

  test('a job says how far it is; cancelled, its run is aborted on the process that has it, and a waiting one never runs', async () => {
    const aborted: string[] = [];
    const long = doing(greet, async (_payload, { signal, progress, id }) => {
      await progress({ done: 40, total: 100, note: 'rows' });
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      aborted.push(id);
    });
    const web = await start([]);
    const status = (id: string) => web.kernel.db.tenant(orgId, (tx) => web.kernel.jobs.status(tx, id));
    const cancel = (id: string) => web.kernel.db.tenant(orgId, (tx) => web.kernel.jobs.cancel(tx, id));

    const waiting = await want(web, greet, { name: 'waiting' });
    expect(await cancel(waiting)).toBe(true);
    const worker = await start([long]);
    const id = await want(web, greet, { name: 'running' });
    await eventually(async () => (await status(id))?.progress?.done === 40, 'its progress');
    // Without Redis there is one process, and the fan-out stays within it.
    const near = driver === 'redis' ? web : worker;
    expect(await near.kernel.db.tenant(orgId, (tx) => near.kernel.jobs.cancel(tx, id))).toBe(true);
    await eventually(() => aborted.length > 0, 'the abort');
    expect(aborted).toEqual([id]);
    expect(await cancel(id)).toBe(false);
  });

  test('a run that takes longer than its job may take counts as failed, also where it does not listen', async () => {
    const app = await start([doing(doomed, () => sleep(60_000, undefined, { ref: false }))]);
    await want(app, doomed);
    const dead = await eventually(async () => (await app.kernel.jobs.dead(1))[0], 'the dead letter');
    expect(dead.error).toMatch(/timeout/iu);
  });

  test('a job that only a newer release knows waits for one of its processes', async () => {
    const old = await start([doing(doomed, async () => {})]);
    await want(old, greet, { name: 'new' });
    await want(old, doomed);
    await eventually(async () => (await database.admin('select from jobs')).length === 1, 'the known one is done');
    const seen: unknown[] = [];
    await start([doing(greet, async (payload) => void seen.push(payload))]);
    await eventually(() => seen.length === 1, 'the new process does it', 20_000);
    expect(await old.kernel.jobs.dead(10)).toEqual([]);
  });

  test('one tenant’s ten thousand jobs delay another’s by less than a second', async () => {
    const done: string[] = [];
    const other = await startApp({ database, env: { role: 'web' } });
    running.push(other);
    const stranger = (await registerTenant(other)).organization.id;
    await database.admin(`
      insert into jobs (org_id, id, name, queue, payload, max_attempts)
      select '${stranger}', app.uuid_v7(), 'test.greet', 'interactive', '{"name":"bulk"}', 5 from generate_series(1, 10000)`);
    const app = await start([
      doing(greet, async (_payload, facts) => {
        done.push(facts.orgId);
        await sleep(50);
      }),
    ]);
    await eventually(() => done.length > 20, 'the ten thousand are under way');
    const before = done.length;
    await want(app, greet, { name: 'single' });
    await eventually(() => done.includes(orgId), 'the single one');
    // Eight run at a time for 50 ms each: within a second, at most 160 others.
    expect(done.indexOf(orgId) - before).toBeLessThan(160);
  });

  test('a schedule runs once a period however many workers there are, and stops when no release has it any more', async () => {
    let runs = 0;
    const everyMs = 100;
    const tick = repeating(async () => void (runs += 1), { everyMs });
    const from = Date.now();
    await Promise.all([start([tick]), start([tick])]);
    await eventually(() => runs >= 5, 'five ticks');
    expect(runs).toBeLessThanOrEqual(Math.ceil((Date.now() - from) / everyMs) + 2);

    await start([doing(greet, async () => {})]);
    await sleep(2 * everyMs);
    const last = runs;
    await sleep(4 * everyMs);
    expect(runs).toBe(last);
  });

  test('closing waits for the job that runs', async () => {
    let [started, finished] = [false, false];
    const app = await start([
      doing(greet, async () => {
        started = true;
        await sleep(150);
        finished = true;
      }),
    ]);
    await want(app, greet, { name: 'slow' });
    await eventually(() => started, 'it starts');
    await app.kernel.jobs.close(5_000);
    expect(finished).toBe(true);
  });
}

test.concurrent('a job that was acknowledged outlives a Redis that forgets everything', async () => {
  const [server, database] = [await startRedis(), await createDatabase()];
  const seen: unknown[] = [];
  const options = { database, env: { redisUrl: server.url } } as const;
  const setup = await startApp({ database });
  const { id: orgId } = (await registerTenant(setup)).organization;
  await setup.close();
  const app = await startApp({ ...options, modules: [doing(greet, async (payload) => void seen.push(payload))] });
  const want = (name: string) => app.kernel.db.tenant(orgId, (tx) => app.kernel.jobs.enqueue(tx, greet, { name }));
  await server.stop('SIGKILL');
  await want('while it is away');
  expect(seen).toEqual([]);
  await server.start();
  await eventually(() => seen.length === 1, 'the job from while it was away', 20_000);
  await want('afterwards');
  await eventually(() => seen.length === 2, 'a job from afterwards');
  await app.close();
  await Promise.all([server.remove(), database.drop()]);
});

test.concurrent('without its tables on PostgreSQL a worker refuses to start, and says what is missing', async () => {
  const bare = await createDatabase();
  await bare.admin('drop schema bull cascade');
  await expect(startApp({ database: bare, modules: [] })).rejects.toThrow('schema "bull" is not initialized');
  await bare.drop();
});
