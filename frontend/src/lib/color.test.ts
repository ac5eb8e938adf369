import { expect, it } from 'vitest';
import { contrast, isHexColor } from './color.ts';

it('computes contrast as WCAG does, whichever colour comes first', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
});

it('takes six digits for a colour and nothing else', () => {
  expect(['#1d6b57', '#1D6B57'].every(isHexColor)).toBe(true);
  expect(['#1d6', '1d6b57', 'green', '#1d6b57ff'].some(isHexColor)).toBe(false);
});
