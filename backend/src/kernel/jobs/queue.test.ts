import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../../../tests/support/eventually.ts';
import { createDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { startRedis, type TestRedis } from '../../../../tests/support/redis.ts';
import { createJobQueue, type JobQueue, type JobRunner } from './queue.ts';

const log = pino({ level: 'silent' });
let redis: TestRedis;
let database: TestDatabase;

beforeAll(async () => {
  [redis, database] = await Promise.all([startRedis(), createDatabase()]);
});
afterAll(async () => {
  await redis.remove();
  await database.drop();
});

describe.each(['postgres', 'redis'] as const)('the job queue on %s', (driver) => {
  const opened: JobQueue[] = [];
  const open = (): JobQueue => {
    const place = driver === 'redis' ? { url: redis.url, prefix: 'test' } : null;
    const queue = createJobQueue({ databaseUrl: database.url, redis: place }, log);
    opened.push(queue);
    return queue;
  };
  const work = async (runners: Record<string, JobRunner>): Promise<JobQueue> => {
    const queue = open();
    await queue.work(new Map(Object.entries(runners)));
    return queue;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.close(1_000)));
  });

  test('a job runs with its data, in a process that started before it was enqueued or after', async () => {
    const early = open();
    await early.enqueue('greet', { name: 'Ada' });
    const seen: unknown[] = [];
    await work({ greet: { run: async (data) => void seen.push(data) } });
    await early.enqueue('greet', { name: 'Grace' });
    await eventually(() => seen.length === 2, 'both jobs run');
    expect(seen).toEqual([{ name: 'Ada' }, { name: 'Grace' }]);
  });

  test('the same id is enqueued once, by however many at a time', async () => {
    let runs = 0;
    const queue = await work({ once: { run: async () => void (runs += 1) } });
    await Promise.all(Array.from({ length: 20 }, () => queue.enqueue('once', {}, { id: 'the-one' })));
    await eventually(() => runs > 0, 'the job runs');
    await queue.enqueue('once', {}, { id: 'the-one' });
    await queue.enqueue('once', {}, { id: 'another' });
    await eventually(() => runs === 2, 'the job enqueued after it runs');
    expect(runs).toBe(2);
  });

  test('a job that fails is tried again', async () => {
    let tries = 0;
    const queue = await work({
      shaky: {
        run: async () => {
          tries += 1;
          if (tries === 1) throw new Error('not yet');
        },
      },
    });
    await queue.enqueue('shaky', {}, { attempts: 3 });
    await eventually(() => tries === 2, 'the second try');
    expect(await queue.dead(10)).toEqual([]);
  });

  test('a job whose tries are used up is a dead letter that names the reason, and runs once it is put back', async () => {
    let healed = false;
    let ran = false;
    const queue = await work({
      broken: {
        run: async () => {
          if (!healed) throw new Error('the disk is on fire');
          ran = true;
        },
      },
    });
    await queue.enqueue('broken', {}, { id: 'letter', attempts: 1 });
    const letters = await eventually(async () => {
      const dead = await queue.dead(10);
      return dead.length > 0 && dead;
    }, 'the dead letter');
    expect(letters[0]).toMatchObject({ id: 'letter', name: 'broken', reason: 'the disk is on fire' });
    healed = true;
    expect(await queue.retry('letter')).toBe(true);
    await eventually(() => ran, 'the revived job runs');
    expect(await queue.retry('no-such-job')).toBe(false);
  });

  test('a repeating job runs again and again, once per period however many workers there are', async () => {
    let runs = 0;
    const tick: JobRunner = { everyMs: 200, run: async () => void (runs += 1) };
    await work({ tick });
    await work({ tick });
    const from = Date.now();
    await eventually(() => runs >= 5, 'five ticks');
    expect(runs).toBeLessThanOrEqual(Math.ceil((Date.now() - from) / 200) + 2);
  });

  test('closing waits for the job that runs', async () => {
    let finished = false;
    let started = false;
    const queue = await work({
      slow: {
        run: async () => {
          started = true;
          await new Promise((resolve) => setTimeout(resolve, 150));
          finished = true;
        },
      },
    });
    await queue.enqueue('slow', {});
    await eventually(() => started, 'the job starts');
    await queue.close(5_000);
    expect(finished).toBe(true);
  });
});

test('an acknowledged job survives a Redis that is killed, and workers find back by themselves', async () => {
  const server = await startRedis();
  const queue = createJobQueue({ databaseUrl: database.url, redis: { url: server.url, prefix: 'test' } }, log);
  await queue.enqueue('survivor', { n: 1 });
  await server.stop('SIGKILL');
  await server.start();
  const seen: unknown[] = [];
  await queue.work(new Map([['survivor', { run: async (data: object) => void seen.push(data) }]]));
  await eventually(() => seen.length === 1, 'the job from before the crash');
  await server.stop('SIGKILL');
  await server.start();
  await eventually(async () => {
    try {
      await queue.enqueue('survivor', { n: 2 }, { id: 'second' });
    } catch {
      return false; // Redis is still on its way back: the caller keeps its outbox row and tries again.
    }
    return seen.length === 2;
  }, 'a job after the second crash');
  await queue.close(1_000);
  await server.remove();
});

test('without its tables on PostgreSQL a worker refuses to start, and says what is missing', async () => {
  const bare = await createDatabase();
  await bare.admin('drop schema bull cascade');
  const queue = createJobQueue({ databaseUrl: bare.url, redis: null }, log);
  await expect(queue.work(new Map())).rejects.toThrow('schema "bull" is not initialized');
  await queue.close(1_000);
  await bare.drop();
});
