import { describe, expect, it } from 'vitest';
import { brandShades } from './brand-shades.ts';
import { contrast, type HexColor, toOklch } from './color.ts';

const backgrounds = { light: '#ffffff', dark: '#1b1e26' } as const;
/** Every eighth of each channel. */
const steps = Array.from({ length: 9 }, (_, at) =>
  Math.min(255, at * 32)
    .toString(16)
    .padStart(2, '0'),
);
const grid = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue): HexColor => `#${red}${green}${blue}`)));

describe('whatever colour a company has', () => {
  it.each(['light', 'dark'] as const)('in %s its button, the text on it and its links can be seen', (scheme) => {
    const background = backgrounds[scheme];
    const unseen = grid.filter((color) => {
      const { fill, fillHover, onFill, edge, ink } = brandShades(color)[scheme];
      return !(
        contrast(onFill, fill) >= 4.5 &&
        contrast(onFill, fillHover) >= 4.5 &&
        contrast(edge, background) >= 3 &&
        contrast(ink, background) >= 4.5
      );
    });
    expect(unseen).toEqual([]);
  });

  it('a colour that shows on both is drawn as it is', () => {
    const { light, dark } = brandShades('#c2560c');
    expect([light.fill, light.edge, dark.fill]).toEqual(['#c2560c', '#c2560c', '#c2560c']);
  });

  it('yellow stays yellow, with an edge on white', () => {
    const { light, dark } = brandShades('#ffe600');
    expect([light.fill, light.onFill, dark.fill]).toEqual(['#ffe600', '#000000', '#ffe600']);
    expect(light.edge).not.toBe(light.fill);
  });

  it('black is nearly white in the dark, and white nearly black in the light: neither is grey', () => {
    expect(toOklch(brandShades('#000000').dark.fill).l).toBeGreaterThan(0.9);
    expect(toOklch(brandShades('#ffffff').light.fill).l).toBeLessThan(0.3);
  });

  it('a dark blue stays blue in the dark', () => {
    const brand = toOklch('#001f5f');
    const drawn = toOklch(brandShades('#001f5f').dark.fill);
    expect(drawn.h).toBeCloseTo(brand.h, 1);
    expect(drawn.l).toBeGreaterThan(brand.l);
  });
});
