import { expect, test, vi } from 'vitest';
import { inspectOnce } from './inspect-once.ts';

const longTexts = Array.from({ length: 12 }, (_, index) => `${index} 你好，世界 `.repeat(4_000));

test('a long conversation is looked through in several turns, so that others are served in between', async () => {
  let turns = 0;
  let next = setImmediate(function turn() {
    turns++;
    next = setImmediate(turn);
  });
  const found = await inspectOnce(longTexts);
  clearImmediate(next);
  expect(found).toEqual(longTexts.map(() => []));
  expect(turns).toBeGreaterThanOrEqual(longTexts.length / 2);
});

test('what was clean is not looked through again, and what was not is', async () => {
  const texts = ['A harmless question of this test', 'My card is 4111 1111 1111 1111'];
  const first = await inspectOnce(texts);
  const exec = vi.spyOn(RegExp.prototype, 'exec');
  expect(await inspectOnce(texts.slice(0, 1))).toEqual([[]]);
  expect(exec).not.toHaveBeenCalled();
  expect(await inspectOnce(texts)).toEqual(first);
  expect(exec).toHaveBeenCalled();
  exec.mockRestore();
  expect(first[1]).toMatchObject([{ type: 'card' }]);
});
