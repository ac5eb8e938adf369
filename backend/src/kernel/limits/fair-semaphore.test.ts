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
  const semaphore = new KeyedSemaphore(2);
  const served = queueing(semaphore, 'acme', ['a', 'b', 'c', 'd']);
  await expect.poll(() => served).toEqual(['a', 'b']);
  semaphore.release('acme');
  await expect.poll(() => served).toEqual(['a', 'b', 'c']);
  expect(semaphore.tryAcquire('acme')).toBe(false);
  semaphore.release('acme');
  await expect.poll(() => served).toEqual(['a', 'b', 'c', 'd']);
});

test('other keys do not wait', async () => {
  const semaphore = new KeyedSemaphore(1);
  queueing(semaphore, 'acme', ['a', 'b']);
  expect(semaphore.tryAcquire('globex')).toBe(true);
});

test('who has waited too long goes without one, and takes none from those behind', async () => {
  const semaphore = new KeyedSemaphore(1);
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
  const semaphore = new KeyedSemaphore(1);
  semaphore.tryAcquire('acme');
  semaphore.release('acme');
  expect(() => semaphore.release('acme')).toThrow('nobody holds');
});
