import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { fold } from './fold.ts';

afterEach(() => vi.restoreAllMocks());

test('look-alikes become ASCII, and what cannot be seen goes', () => {
  expect(fold('４１１１–𝟒𝟏𝟏𝟏 ٤١١١\u00a0४१११ e\u0301 “x” a\u200bb • │ ① 4️⃣ \u0007').text).toBe(
    '4111-4111 4111 4111 e "x" ab . | 1 4 ',
  );
  expect(fold('Grüße, 你好, привет, 👋🏽').text).toBe('Grüße, 你好, привет, 👋🏽');
});

test('the fold of two texts in a row is that of the one they make', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(fold(one).text + fold(other).text).toBe(fold(one + other).text);
    }),
  );
});

test('every place leads back to where its character stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (original) => {
      const { text, startOf, endOf } = fold(original);
      for (let index = 0; index < text.length; index++) {
        expect(startOf(index)).toBeLessThan(endOf(index + 1));
        expect(fold(original.slice(startOf(0), endOf(index + 1))).text.length).toBeGreaterThanOrEqual(index + 1);
      }
      expect(startOf(text.length)).toBe(original.length);
    }),
  );
});

test('each character is classified once, however many different ones come: Chinese and Korean fill no cache', () => {
  const normalize = vi.spyOn(String.prototype, 'normalize');
  const first = 0x3400;
  const many = 30_000;
  const text = Array.from({ length: many * 4 }, (_, at) => String.fromCharCode(first + ((at * 7_919) % many))).join('');
  fold(text);
  fold(text);
  expect(normalize.mock.calls.length).toBeLessThanOrEqual(many);
});
