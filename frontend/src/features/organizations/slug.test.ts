import { describe, expect, it } from 'vitest';
import { slugify, slugFromAddress } from './slug.ts';

describe('the portal address that suggests itself', () => {
  it.each([
    ['Acme Industries', 'acme-industries'],
    ['Müller & Söhne GmbH', 'mueller-soehne-gmbh'],
    ['Groß/Straße', 'gross-strasse'],
    ['Café  Élan!', 'cafe-elan'],
    ['  --Initech--  ', 'initech'],
    ['株式会社', ''],
  ])('%s becomes “%s”', (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });

  it('is never longer than an address may be, and ends in no hyphen', () => {
    expect(slugify('a'.repeat(39) + ' industries')).toBe('a'.repeat(39));
  });
});

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
