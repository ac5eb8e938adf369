import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../../../tests/support/eventually.ts';
import { redisForFile, startRedis } from '../../../../tests/support/redis.ts';
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts';

const log = pino({ level: 'silent' });
const redis = redisForFile();

const scriptsRun = async () =>
  Number(/cmdstat_evalsha:calls=(\d+)/.exec(await redis.client.info('commandstats'))?.[1] ?? 0);

/** Waits for the connection: until then a limiter counts by itself. */
function connected(limiter: RateLimiter): Promise<unknown> {
  return eventually(async () => {
    const before = await scriptsRun();
    await limiter.consume('warm-up', 1, 60);
    return (await scriptsRun()) > before;
  }, 'the limiter counts in Redis');
}

describe.each(['memory', 'redis'] as const)('a rate limiter in %s', (driver) => {
  let limiter: RateLimiter;
  beforeAll(async () => {
    limiter = createRateLimiter(driver === 'redis' ? { url: redis.url, prefix: 'test' } : null, log);
    if (driver === 'redis') await connected(limiter);
  });
  afterAll(() => limiter.close());

  test('lets ten parallel requests pass a budget of nine exactly nine times', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => limiter.consume('nine', 9, 60)));
    expect(outcomes.filter((outcome) => outcome.allowed)).toHaveLength(9);
    const refused = outcomes.find((outcome) => !outcome.allowed);
    expect(refused).toMatchObject({ limit: 9, remaining: 0 });
    expect(refused?.resetSeconds).toBeGreaterThan(0);
  });

  test('counts keys apart, and the same key apart for every budget', async () => {
    expect(await limiter.consume('a', 1, 60)).toMatchObject({ allowed: true, remaining: 0 });
    expect(await limiter.consume('b', 1, 60)).toMatchObject({ allowed: true });
    expect(await limiter.consume('a', 5, 60)).toMatchObject({ allowed: true, remaining: 4 });
    expect(await limiter.consume('a', 1, 60)).toMatchObject({ allowed: false });
  });

  test('gives a budget back when it is reset', async () => {
    await limiter.consume('again', 1, 60);
    expect(await limiter.consume('again', 1, 60)).toMatchObject({ allowed: false });
    await limiter.reset('again');
    expect(await limiter.consume('again', 1, 60)).toMatchObject({ allowed: true });
  });
});

describe('two processes on one Redis', () => {
  let limiters: RateLimiter[];
  beforeAll(async () => {
    const place = { url: redis.url, prefix: 'test' };
    limiters = [createRateLimiter(place, log), createRateLimiter(place, log)];
    for (const limiter of limiters) await connected(limiter);
  });
  afterAll(() => Promise.all(limiters.map((limiter) => limiter.close())));

  const spend = async (key: string, limit: number, times: number, window = 60) => {
    const outcomes = limiters.flatMap((limiter) =>
      Array.from({ length: times }, () => limiter.consume(key, limit, window)),
    );
    return (await Promise.all(outcomes)).filter(({ allowed }) => allowed).length;
  };
  test('share every budget: the limit is never passed, and but for the other one’s portion it is met', async () => {
    expect(await spend('shared small', 9, 20)).toBe(9);
    const spent = await spend('shared large', 400, 400);
    expect(spent).toBeLessThanOrEqual(400);
    expect(spent).toBeGreaterThanOrEqual(396);
  });

  test('ask Redis once for a hundredth of a budget, and not at all for who is refused', async () => {
    const before = await scriptsRun();
    for (let at = 0; at < 10; at += 1) await spend('hot', 3000, 50);
    const whileAllowed = (await scriptsRun()) - before;
    // 1,000 of 3,000, in portions of 30 for two.
    expect(whileAllowed).toBeLessThanOrEqual(36);
    expect(await spend('hot', 3000, 1500)).toBeLessThanOrEqual(2000);
    const spent = await scriptsRun();
    expect(await spend('hot', 3000, 500)).toBe(0);
    expect((await scriptsRun()) - spent).toBe(0);
  });

  test('give a budget back whole when its window has ended', async () => {
    expect(await spend('again', 200, 150, 1)).toBeGreaterThan(0);
    const whole = async () => (await limiters[0]?.consume('again', 200, 1))?.allowed;
    await eventually(whole, 'the next window');
  });
});

test('limits go on, per process, while Redis is away', async () => {
  const away = await startRedis();
  const limiter = createRateLimiter({ url: away.url, prefix: 'test' }, log);
  await limiter.consume('warm-up', 1, 60);
  await away.stop('SIGKILL');
  const outcomes = [];
  for (let i = 0; i < 4; i++) outcomes.push((await limiter.consume('storm', 3, 60)).allowed);
  expect(outcomes).toEqual([true, true, true, false]);
  await limiter.close();
  await away.remove();
});
