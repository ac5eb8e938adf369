import { expect, test } from 'vitest';
import { exponentOf, minorUnitsOf } from './currency.ts';

test.each([
  ['EUR', 2],
  ['usd', 2],
  ['JPY', 0],
  ['KRW', 0],
  ['CLP', 0],
  ['KWD', 3],
  ['TND', 3],
  ['XYZ', 2],
])('%s has %i digits behind the point', (currency, exponent) => {
  expect(exponentOf(currency)).toBe(exponent);
});

test.each(['', 'EURO', 'E1R', '€'])('%j is no currency', (currency) => {
  expect(() => exponentOf(currency)).toThrow(RangeError);
});

test.each([
  [0, 'EUR', 0],
  [1, 'EUR', 1],
  [10_000, 'EUR', 1],
  [10_001, 'EUR', 2],
  [1_234_567, 'JPY', 2],
  [1_234_567, 'KWD', 1_235],
])('%i millionths of %s are %i of its minor units', (micros, currency, amount) => {
  expect(minorUnitsOf(micros, currency)).toBe(amount);
});
