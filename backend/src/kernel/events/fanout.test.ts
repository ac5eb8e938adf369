import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../../../../tests/support/eventually.ts';
import { startRedis, type TestRedis } from '../../../../tests/support/redis.ts';
import { createFanout, type Fanout } from './fanout.ts';

const log = pino({ level: 'silent' });
let redis: TestRedis;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => {
  await redis.remove();
});

describe.each(['memory', 'redis'] as const)('fan-out over %s', (driver) => {
  let here: Fanout;
  let there: Fanout;
  beforeAll(() => {
    here = createFanout(driver === 'redis' ? { url: redis.url, prefix: 'test' } : null, log);
    there = driver === 'redis' ? createFanout({ url: redis.url, prefix: 'test' }, log) : here;
  });
  afterAll(async () => {
    await here.close();
    await there.close();
  });

  test('every listener of a topic gets a message, other topics do not', async () => {
    const first: unknown[] = [];
    const second: unknown[] = [];
    const other: unknown[] = [];
    await here.subscribe('news', (message) => first.push(message));
    await there.subscribe('news', (message) => second.push(message));
    await here.subscribe('weather', (message) => other.push(message));
    await there.publish('news', { n: 1 });
    await eventually(() => first.length === 1 && second.length === 1, 'both listeners hear it');
    expect(first).toEqual([{ n: 1 }]);
    expect(other).toEqual([]);
  });

  test('who unsubscribed hears nothing more, and one listener that throws does not keep it from the next', async () => {
    const gone: unknown[] = [];
    const stays: unknown[] = [];
    const leave = await here.subscribe('door', (message) => gone.push(message));
    await here.subscribe('door', () => {
      throw new Error('a broken listener');
    });
    await here.subscribe('door', (message) => stays.push(message));
    await leave();
    await here.publish('door', 'knock');
    await eventually(() => stays.length === 1, 'the remaining listener hears it');
    expect(gone).toEqual([]);
  });
});

test('subscriptions come back by themselves after Redis was restarted', async () => {
  const server = await startRedis();
  const fanout = createFanout({ url: server.url, prefix: 'test' }, log);
  const heard: unknown[] = [];
  await fanout.subscribe('pulse', (message) => heard.push(message));
  await server.stop('SIGKILL');
  await fanout.publish('pulse', 'lost');
  await server.start();
  await eventually(async () => {
    await fanout.publish('pulse', 'back');
    return heard.includes('back');
  }, 'a message after the restart');
  await fanout.close();
  await server.remove();
});
