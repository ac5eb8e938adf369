import { expect, it } from 'vitest';
import { matchScore } from './matches.ts';

const brand = ['Brand', 'logo, colour, color, favicon, white label'] as const;

it.each([
  ['bra', 1],
  ['BRAND', 1],
  ['Colour', 0.9],
  ['label brand', 0.9],
  ['white  la', 0.9],
  ['rand', 0],
  ['brand password', 0],
])('what is typed as %j fits with %d', (typed, score) => {
  expect(matchScore(typed, brand)).toBe(score);
});

it.each([
  ['grosse', 'Größe ändern'],
  ['andern', 'Größe ändern'],
  ['contrasena', 'Contraseña'],
  ['اعدادات', 'الإعدادات'],
  ['اللغة', 'لغة'],
])('%s finds %s, whatever marks it is written with', (typed, label) => {
  expect(matchScore(typed, [label])).toBe(1);
});

it('keeps what the server has found, below all pages', () => {
  expect(matchScore('anything', [])).toBe(0.8);
});
