import { expect, test } from 'vitest';
import { retry } from './retry.ts';

const quick = { firstMs: 1, longestMs: 4, withinMs: 1_000 };

test('work that fails for a while is done until it succeeds, with growing pauses', async () => {
  let tries = 0;
  const pauses: number[] = [];
  const work = () => {
    tries += 1;
    return tries < 5 ? Promise.reject(new Error(`try ${tries}`)) : Promise.resolve('done');
  };
  expect(await retry(work, { ...quick, onRetry: (_error, pauseMs) => pauses.push(pauseMs) })).toBe('done');
  expect(pauses).toEqual([1, 2, 4, 4]);
});

test('what will not pass is thrown at once, and what does not pass in time with its last error', async () => {
  let tries = 0;
  const work = () => Promise.reject(new Error(`try ${(tries += 1)}`));
  await expect(retry(work, { ...quick, isTransient: () => false })).rejects.toThrow('try 1');
  await expect(retry(work, { ...quick, withinMs: 20 })).rejects.toThrow(/try \d+/u);
  expect(tries).toBeGreaterThan(2);
});
