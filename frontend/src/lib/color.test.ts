import { expect, it } from 'vitest';
import { contrast, fromOklch, parseHexColor, toOklch } from './color.ts';

it('computes contrast as WCAG does, whichever colour comes first', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
});

it.each([
  ['#1D6B57', '#1d6b57'],
  [' 1d6b57', '#1d6b57'],
  ['#FA0', '#ffaa00'],
  ['#1d6b5', null],
  ['green', null],
  ['#1d6b57ff', null],
])('reads %s as %s', (typed, color) => {
  expect(parseHexColor(typed)).toBe(color);
});

it.each(['#1d6b57', '#ffe600', '#000000', '#ffffff', '#b3382c', '#0000ff'] as const)('%s stays itself', (color) => {
  expect(fromOklch(toOklch(color))).toBe(color);
});

it('knows OKLCH as CSS does, and takes chroma away from what sRGB does not have', () => {
  const red = toOklch('#ff0000');
  expect([red.l, red.c, (red.h * 180) / Math.PI].map((value) => value.toFixed(2))).toEqual(['0.63', '0.26', '29.23']);
  const deep = toOklch(fromOklch({ l: 0.3, c: 0.4, h: red.h }));
  expect(deep.l).toBeCloseTo(0.3, 1);
  expect(deep.h).toBeCloseTo(red.h, 1);
});
