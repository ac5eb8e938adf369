import { expect, test } from 'vitest';
import { eventually } from '../../../../tests/support/eventually.ts';
import { Together } from './together.ts';

interface Call {
  amount: number;
}

/** Batches that are under way until they are let go. */
function gated() {
  const batches: { orgId: string; amounts: number[]; go(): void }[] = [];
  const together = new Together<Call, number>(async (orgId, calls) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    batches.push({ orgId, amounts: calls.map(({ amount }) => amount), go: resolve });
    await promise;
    if (calls.some(({ amount }) => amount < 0)) throw new Error('a negative amount');
    return new Map(calls.filter(({ amount }) => amount > 0).map((call) => [call, call.amount * 2]));
  });
  return { batches, together };
}

const amounts = (...numbers: number[]) => numbers.map((amount) => ({ amount }));

test('the first goes at once and alone; who comes meanwhile goes together', async () => {
  const { batches, together } = gated();
  const results = amounts(1, 2, 3).map((call) => together.add('acme', call));
  expect(batches.map((batch) => batch.amounts)).toEqual([[1]]);
  batches[0]?.go();
  expect(await results[0]).toBe(2);
  const second = await eventually(() => batches[1], 'the next batch has left');
  expect(second.amounts).toEqual([2, 3]);
  second.go();
  expect(await Promise.all(results)).toEqual([2, 4, 6]);
  const later = together.add('acme', { amount: 4 });
  expect(batches[2]?.amounts).toEqual([4]);
  batches[2]?.go();
  expect(await later).toBe(8);
});

test('organizations do not wait for each other', async () => {
  const { batches, together } = gated();
  void together.add('acme', { amount: 1 });
  const other = together.add('globex', { amount: 2 });
  batches.find(({ orgId }) => orgId === 'globex')?.go();
  expect(await other).toBe(4);
});

test('who is not in the answer gets null', async () => {
  const { batches, together } = gated();
  const nothing = together.add('acme', { amount: 0 });
  batches[0]?.go();
  expect(await nothing).toBeNull();
});

test('one that cannot be done fails alone, and those behind it are served', async () => {
  const together = new Together<Call, number>(async (_, calls) => {
    if (calls.some(({ amount }) => amount < 0)) throw new Error('a negative amount');
    return new Map(calls.map((call) => [call, call.amount]));
  });
  const results = await Promise.allSettled(amounts(1, 2, -3, 4).map((call) => together.add('acme', call)));
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
    1,
    2,
    'failed',
    4,
  ]);
  expect(await together.add('acme', { amount: 5 })).toBe(5);
});
