import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../../../tests/support/eventually.ts';
import { redisForFile, startRedis } from '../../../../tests/support/redis.ts';
import { createSemaphore, type Semaphore } from './semaphore.ts';

const log = pino({ level: 'silent' });
/** Milliseconds. */
const lease = 1_200;
const redis = redisForFile();

let made = 0;
const newKey = () => `key-${(made += 1)}`;
let key: string;
beforeEach(() => {
  key = newKey();
});

/** The holders of `count` that acquire a permit, all at once, through these semaphores in turns. */
async function enter(through: readonly Semaphore[], limit: number, count: number): Promise<string[]> {
  const asking = Array.from({ length: count }, async (_, at) => {
    const holder = String(at);
    return (await through[at % through.length]?.acquire(key, holder, limit)) ? [holder] : [];
  });
  return (await Promise.all(asking)).flat();
}

/** A semaphore as of another process, once it is connected: before that it counts by itself. */
async function connected(): Promise<Semaphore> {
  const semaphore = createSemaphore({ url: redis.url, prefix: 'test' }, log, lease);
  await eventually(async () => {
    const probe = newKey();
    await semaphore.acquire(probe, 'probe', 1);
    const isCounted = (await redis.client.keys(`*:${probe}`)).length > 0;
    semaphore.release(probe, 'probe');
    return isCounted;
  }, 'the semaphore counts in Redis');
  return semaphore;
}

describe.each(['memory', 'redis'] as const)('a semaphore in %s', (driver) => {
  let semaphore: Semaphore;
  beforeAll(async () => {
    semaphore = driver === 'redis' ? await connected() : createSemaphore(null, log);
  });
  afterAll(() => semaphore.close());

  test('lets in as many as there are places, and the next when one is given back', async () => {
    const inside = await enter([semaphore], 5, 20);
    expect(inside).toHaveLength(5);
    semaphore.release(key, inside[0] ?? '');
    const next = () => semaphore.acquire(key, 'next', 5);
    await eventually(next, 'the place is free');
    expect(await semaphore.acquire(key, 'one more', 5)).toBe(false);
  });

  test('keeps keys apart, and counts nobody twice who gives back twice', async () => {
    const other = newKey();
    expect(await semaphore.acquire(key, 'a', 1)).toBe(true);
    expect(await semaphore.acquire(other, 'a', 1)).toBe(true);
    semaphore.release(key, 'a');
    semaphore.release(key, 'a');
    await eventually(() => semaphore.acquire(key, 'b', 1), 'the place is free');
    expect(await semaphore.acquire(key, 'c', 1)).toBe(false);
    expect(await semaphore.acquire(other, 'b', 1)).toBe(false);
  });
});

describe('two processes on one Redis', () => {
  test('have as many places together as one has alone', async () => {
    const both = [await connected(), await connected()];
    expect(await enter(both, 7, 40)).toHaveLength(7);
    for (const semaphore of both) semaphore.close();
  });

  test('keep a place for as long as it is held, and free those of one that was killed', async () => {
    const [killed, lives] = [await connected(), await connected()];
    expect(await killed.acquire(key, 'killed', 2)).toBe(true);
    expect(await lives.acquire(key, 'lives', 2)).toBe(true);
    expect(await lives.acquire(key, 'waits', 2)).toBe(false);
    // As after a crash: nothing is released or renewed.
    killed.close();
    await eventually(() => lives.acquire(key, 'waits', 2), 'the lease of the dead has run out');
    await new Promise((passed) => setTimeout(passed, 1.5 * lease));
    // The other processes have renewed theirs.
    expect(await lives.acquire(key, 'one more', 2)).toBe(false);
    lives.close();
  });

  test('count for themselves while Redis is away, and together again when it is back', async () => {
    const away = await startRedis();
    const semaphore = createSemaphore({ url: away.url, prefix: 'test' }, log, lease);
    await away.stop('SIGKILL');
    expect(await enter([semaphore], 3, 10)).toHaveLength(3);
    await away.start();
    const second = createSemaphore({ url: away.url, prefix: 'test' }, log, lease);
    const isFull = async () => {
      const holder = newKey();
      const free = await second.acquire(key, holder, 3);
      if (free) second.release(key, holder);
      return !free;
    };
    await eventually(isFull, 'what was taken meanwhile is known to all');
    semaphore.close();
    second.close();
    await away.remove();
  });
});
