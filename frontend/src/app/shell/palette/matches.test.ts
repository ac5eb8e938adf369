import { expect, it } from 'vitest';
import { matches } from './matches.ts';

const brand = ['Brand', 'logo, colour, color, favicon, white label'] as const;

it.each([
  ['bra', true],
  ['BRAND', true],
  ['Colour', true],
  ['label brand', true],
  ['white  la', true],
  ['', true],
  ['rand', false],
  ['brand password', false],
])('what is typed as %j finds the entry: %s', (typed, found) => {
  expect(matches(typed, ...brand)).toBe(found);
});

it.each([
  ['grosse', 'Größe ändern'],
  ['andern', 'Größe ändern'],
  ['contrasena', 'Contraseña'],
  ['اعدادات', 'الإعدادات'],
  ['اللغة', 'لغة'],
])('%s finds %s, whatever marks it is written with', (typed, label) => {
  expect(matches(typed, label)).toBe(true);
});
