import { describe, expect, test } from 'vitest';
import { eventually } from '../../../../tests/support/eventually.ts';
import { fail } from '../errors.ts';
import { KeyedBatcher } from './keyed-batcher.ts';

interface Call {
  amount: number;
}

const amounts = (...numbers: number[]) => numbers.map((amount) => ({ amount }));
const violation = () => Object.assign(new Error('violates a check'), { code: '23514' });

/** A batcher whose batches wait to be released, each with twice the amounts or with a given result. */
function gated() {
  const batches: { key: string; amounts: number[]; go(fault?: Error): void }[] = [];
  const batcher = new KeyedBatcher<Call, number>(async (key, calls) => {
    const { promise, resolve } = Promise.withResolvers<Error | undefined>();
    batches.push({ key, amounts: calls.map(({ amount }) => amount), go: resolve });
    const fault = await promise;
    if (fault) throw fault;
    return new Map(calls.filter(({ amount }) => amount > 0).map((call) => [call, call.amount * 2]));
  });
  const batch = (n: number) => eventually(() => batches[n], `batch ${n} has left`);
  return { batches, batcher, batch };
}

/** A batcher that fails for negative amounts, and the batches that it ran. */
function strict() {
  const batches: number[][] = [];
  const batcher = new KeyedBatcher<Call, number>((_, calls) => {
    batches.push(calls.map(({ amount }) => amount));
    if (calls.some(({ amount }) => amount < 0)) return Promise.reject(violation());
    return Promise.resolve(new Map(calls.map((call) => [call, call.amount])));
  });
  return { batches, batcher };
}

const outcomes = async (results: Promise<number | null>[]) =>
  (await Promise.allSettled(results)).map((result) =>
    result.status === 'fulfilled' ? result.value : (result.reason as Error).message,
  );

describe('a batch', () => {
  test('of the first leaves at once; who comes meanwhile goes together', async () => {
    const { batches, batcher, batch } = gated();
    const results = amounts(1, 2, 3).map((call) => batcher.add('acme', call));
    expect(batches.map((each) => each.amounts)).toEqual([[1]]);
    batches[0]?.go();
    expect(await results[0]).toBe(2);
    const second = await batch(1);
    expect(second.amounts).toEqual([2, 3]);
    second.go();
    expect(await Promise.all(results)).toEqual([2, 4, 6]);
    const later = batcher.add('acme', { amount: 4 });
    expect(batches[2]?.amounts).toEqual([4]);
    batches[2]?.go();
    expect(await later).toBe(8);
  });

  test('of one key does not wait for that of another', async () => {
    const { batches, batcher } = gated();
    void batcher.add('acme', { amount: 1 });
    const other = batcher.add('globex', { amount: 2 });
    batches.find(({ key }) => key === 'globex')?.go();
    expect(await other).toBe(4);
  });

  test('gives null to whom it has no result for', async () => {
    const { batches, batcher } = gated();
    const nothing = batcher.add('acme', { amount: 0 });
    batches[0]?.go();
    expect(await nothing).toBeNull();
  });
});

describe('where a batch fails', () => {
  test('by the data of one item, that one fails alone, and those behind it are served', async () => {
    const { batches, batcher } = strict();
    const results = amounts(1, 2, 3, 4, -5, 6, 7, 8, 9).map((call) => batcher.add('acme', call));
    expect(await outcomes(results)).toEqual([1, 2, 3, 4, 'violates a check', 6, 7, 8, 9]);
    // Halves of eight, down to the one; not each item by itself.
    expect(batches).toEqual([[1], [2, 3, 4, -5, 6, 7, 8, 9], [2, 3, 4, -5], [2, 3], [4, -5], [4], [-5], [6, 7, 8, 9]]);
    expect(await batcher.add('acme', { amount: 5 })).toBe(5);
  });

  test.each([
    ['the database is away', fail('unavailable', { message: 'away' })],
    ['it cannot be serialized', Object.assign(new Error('away'), { code: '40001' })],
    ['the program is at fault', new TypeError('away')],
  ])('because %s, it fails for all of it, and is not sent again', async (_, fault) => {
    const { batches, batcher, batch } = gated();
    const results = amounts(1, 2, 3).map((call) => batcher.add('acme', call));
    batches[0]?.go();
    (await batch(1)).go(fault);
    expect(await outcomes(results)).toEqual([2, 'away', 'away']);
    expect(batches).toHaveLength(2);
    const later = batcher.add('acme', { amount: 4 });
    batches[2]?.go();
    expect(await later).toBe(8);
  });
});

test('a thousand wait for one key; who comes beyond is told to come again, and other keys are served', async () => {
  const { batches, batcher } = gated();
  const first = batcher.add('acme', { amount: 1 });
  const waiting = Array.from({ length: 1_000 }, () => batcher.add('acme', { amount: 1 }));
  await expect(batcher.add('acme', { amount: 1 })).rejects.toMatchObject({
    code: 'unavailable',
    headers: { 'Retry-After': '1' },
  });
  const other = batcher.add('globex', { amount: 2 });
  for (let n = 0; n < 12; n++) (await eventually(() => batches[n], `batch ${n}`)).go();
  expect([await first, await other, ...(await Promise.all(waiting))]).toEqual([2, 4, ...waiting.map(() => 2)]);
  expect(Math.max(...batches.map((each) => each.amounts.length))).toBe(100);
});

test('who has left before the batch leaves is not in it', async () => {
  const { batches, batcher, batch } = gated();
  const caller = new AbortController();
  const [early, stays, leaves] = [
    batcher.add('acme', { amount: 1 }),
    batcher.add('acme', { amount: 2 }),
    batcher.add('acme', { amount: 3 }, caller.signal),
  ];
  caller.abort(new Error('left'));
  batches[0]?.go();
  await expect(leaves).rejects.toThrow('left');
  expect((await batch(1)).amounts).toEqual([2]);
  batches[1]?.go();
  expect([await early, await stays]).toEqual([2, 4]);

  const alone = batcher.add('acme', { amount: 4 }, caller.signal);
  await expect(alone).rejects.toThrow('left');
  expect(batches).toHaveLength(2);
});
