import { describe, expect, it } from 'vitest';
import { isSlug, slugFromAddress } from './slug.ts';

describe('the slug in what a user typed', () => {
  it.each([
    'acme',
    ' ACME ',
    'acme.example.com',
    'https://acme.example.com/chat',
    'https://example.com/t/acme/chat?x=1',
  ])('%s leads to acme', (typed) => {
    expect(slugFromAddress(typed)).toBe('acme');
  });
});

it('has 3 to 40 small letters, digits and single hyphens inside', () => {
  expect(['acme', 'a-1', 'a'.repeat(40)].every(isSlug)).toBe(true);
  expect(['ac', 'a'.repeat(41), 'Acme', 'ac--me', '-acme', 'acme-', 'ac me', 'acmé', ''].some(isSlug)).toBe(false);
});
