import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-rules.ts';

const own = ['ada.lovelace@example.com', 'analytical'];

describe('a new password', () => {
  it.each([
    'password123',
    'P4ssw0rd!2024',
    'Passw0rd!!',
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'poiuytrewq',
    'qwertyqwerty',
    'aaaaaaaaaaaa',
    '121212121212',
    'abcdefghij',
    'Welcome2026!',
    '!!letmein!!99',
    'iloveyou1234',
    'Football2025',
  ])('is refused when it is among the first to be tried: %s', (password) => {
    expect(passwordFault(password, own)).toContain('first that are tried');
  });

  it('is refused when it is one of the 49,000 most used ones', () => {
    const longEnough = dictionary['passwords-common'].filter((password) => password.length >= 10);
    expect(longEnough.length).toBeGreaterThan(1_500);
    expect(longEnough.filter((password) => passwordFault(password.toUpperCase(), own) === null)).toEqual([]);
  });

  it.each(['ada.lovelace@example.com', 'xx-ADA.lovelace-99', 'my analytical engine'])(
    'is refused when it holds what others know: %s',
    (password) => {
      expect(passwordFault(password, own)).toContain('must not contain');
    },
  );

  it.each(['correct horse battery', 'vK7#qLp2!xZr', 'атриум-портал-42', 'three blue ladders'])(
    'is accepted when it is neither: %s',
    (password) => {
      expect(passwordFault(password, own)).toBeNull();
    },
  );
});
