import { describe, expect, it } from 'vitest';
import { slugFrom, slugIn } from './slug.ts';

describe('the portal address that suggests itself', () => {
  it.each([
    ['Acme Industries', 'acme-industries'],
    ['Müller & Söhne GmbH', 'mueller-soehne-gmbh'],
    ['Groß/Straße', 'gross-strasse'],
    ['Café  Élan!', 'cafe-elan'],
    ['  --Initech--  ', 'initech'],
    ['株式会社', ''],
  ])('%s becomes “%s”', (name, slug) => {
    expect(slugFrom(name)).toBe(slug);
  });

  it('is never longer than an address may be, and ends in no hyphen', () => {
    expect(slugFrom('a'.repeat(39) + ' industries')).toBe('a'.repeat(39));
  });
});

describe('a portal is found by what somebody remembers of it', () => {
  it.each([
    'acme',
    ' ACME ',
    'acme.example.com',
    'https://acme.example.com/chat',
    'https://example.com/t/acme/chat?x=1',
  ])('%s leads to acme', (typed) => {
    expect(slugIn(typed)).toBe('acme');
  });
});
