import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRedis, type TestRedis } from '../../../../tests/support/redis.ts';
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts';

const log = pino({ level: 'silent' });
let redis: TestRedis;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => {
  await redis.remove();
});

describe.each(['memory', 'redis'] as const)('a rate limiter in %s', (driver) => {
  let limiter: RateLimiter;
  beforeAll(async () => {
    limiter = createRateLimiter(driver === 'redis' ? { url: redis.url, prefix: 'test' } : null, log);
    // The first answer shows that the connection stands: before it, each process counts for itself.
    await limiter.consume('warm-up', 1, 60);
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
