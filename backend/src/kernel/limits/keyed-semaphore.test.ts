import { expect, test } from 'vitest';
import { KeyedSemaphore } from './keyed-semaphore.ts';

const patience = 30_000;

/** The names of those who have a permit, in the order they got it. */
function queueing(semaphore: KeyedSemaphore, key: string, names: readonly string[]): string[] {
  const served: string[] = [];
  for (const name of names) void semaphore.acquire(key, patience).then((got) => got && served.push(name));
  return served;
}

test('so many have a permit at once, and the others get theirs in the order they came', async () => {
  const semaphore = new KeyedSemaphore({ ofKey: 2 });
  const served = queueing(semaphore, 'acme', ['a', 'b', 'c', 'd']);
  await expect.poll(() => served).toEqual(['a', 'b']);
  semaphore.release('acme');
  await expect.poll(() => served).toEqual(['a', 'b', 'c']);
  expect(semaphore.tryAcquire('acme')).toBe(false);
  semaphore.release('acme');
  await expect.poll(() => served).toEqual(['a', 'b', 'c', 'd']);
});

test('other keys do not wait', async () => {
  const semaphore = new KeyedSemaphore({ ofKey: 1 });
  queueing(semaphore, 'acme', ['a', 'b']);
  expect(semaphore.tryAcquire('globex')).toBe(true);
});

test('who has waited too long goes without one, and takes none from those behind', async () => {
  const semaphore = new KeyedSemaphore({ ofKey: 1 });
  expect(semaphore.tryAcquire('acme')).toBe(true);
  const impatient = semaphore.acquire('acme', 1);
  const behind = semaphore.acquire('acme', patience);
  expect(await impatient).toBe(false);
  semaphore.release('acme');
  expect(await behind).toBe(true);
  semaphore.release('acme');
  expect(semaphore.tryAcquire('acme')).toBe(true);
});

test('a permit that nobody holds cannot be given back', () => {
  const semaphore = new KeyedSemaphore({ ofKey: 1 });
  semaphore.tryAcquire('acme');
  semaphore.release('acme');
  expect(() => semaphore.release('acme')).toThrow('nobody holds');
});

test('work of one key is done one after another, also after some that failed; other keys go on meanwhile', async () => {
  const mutex = new KeyedSemaphore({ ofKey: 1 });
  const done: string[] = [];
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const first = mutex.run('acme', async () => {
    await mayEnd;
    throw new Error('the first fails');
  });
  const second = mutex.run('acme', async () => done.push('second'));
  expect(mutex.waiting('acme')).toBe(1);
  await mutex.run('globex', async () => done.push('other'));
  end();
  await expect(first).rejects.toThrow('the first fails');
  await second;
  expect(done).toEqual(['other', 'second']);
  expect(mutex.tryAcquire('acme')).toBe(true);
});

test('keys that hold all they may leave those that hold none a permit each, of what is reserved', async () => {
  const semaphore = new KeyedSemaphore({ all: 8, ofKey: 4, reserved: 2 });
  const taken = (key: string) => [1, 2, 3, 4, 5, 6].filter(() => semaphore.tryAcquire(key)).length;
  expect([taken('acme'), taken('globex')]).toEqual([4, 2]);
  expect([taken('initech'), taken('hooli'), taken('umbrella')]).toEqual([1, 1, 0]);

  // The first that comes free is for who has none.
  const served: string[] = [];
  for (const key of ['globex', 'umbrella', 'initech'])
    void semaphore.acquire(key, patience).then((got) => got && served.push(key));
  semaphore.release('hooli');
  await expect.poll(() => served).toEqual(['umbrella']);
  semaphore.release('umbrella');
  semaphore.release('acme');
  // Two are free, which are those that are reserved.
  await expect.poll(() => served).toEqual(['umbrella']);
  semaphore.release('acme');
  await expect.poll(() => served).toEqual(['umbrella', 'globex']);
  semaphore.release('acme');
  await expect.poll(() => served).toEqual(['umbrella', 'globex', 'initech']);
});

test('keys of which many wait are served in turns', async () => {
  const semaphore = new KeyedSemaphore({ ofKey: 4, all: 4 });
  for (const key of ['x', 'x', 'acme', 'globex']) semaphore.tryAcquire(key);
  const served: string[] = [];
  for (const key of ['acme', 'acme', 'acme', 'globex', 'globex'])
    void semaphore.acquire(key, patience).then((got) => got && served.push(key));
  for (const key of ['x', 'x', 'acme', 'globex']) semaphore.release(key);
  await expect.poll(() => served).toEqual(['acme', 'globex', 'acme', 'globex']);
});

test('any order of taking, waiting, giving up and giving back loses no permit and passes no share', async () => {
  const shares = { all: 6, ofKey: 3, reserved: 1 };
  const semaphore = new KeyedSemaphore(shares);
  const held: string[] = [];
  const keys = ['a', 'b', 'c', 'd'];
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const waits: Promise<unknown>[] = [];
  for (let at = 0; at < 3_000; at += 1) {
    const key = keys[random(keys.length)] ?? 'a';
    if (random(2) === 0 && held.length > 0) semaphore.release(held.splice(random(held.length), 1)[0] ?? '');
    else waits.push(semaphore.acquire(key, random(4)).then((got) => got && held.push(key)));
    if (random(3) === 0) await Promise.resolve();
    expect(held.length).toBeLessThanOrEqual(shares.all);
    for (const one of keys) expect(held.filter((holder) => holder === one).length).toBeLessThanOrEqual(shares.ofKey);
  }
  await Promise.all(waits);
  for (const key of held) semaphore.release(key);
  expect(keys.flatMap((key) => [1, 2, 3].filter(() => semaphore.tryAcquire(key))).length).toBe(6);
});
