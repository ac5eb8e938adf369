import { expect, it } from 'vitest';
import { destination } from './destination.ts';

it.each([
  ['to=/members', '/members'],
  ['', '/'],
  ['to=//evil.test', '/'],
  ['to=https://evil.test', '/'],
  ['to=/\\evil.test', '/'],
  ['to=/%09/evil.test', '/'],
  ['to=/%0a/evil.test', '/'],
  ['to=javascript:alert(1)', '/'],
])('after signing in, ?%s leads to %s', (query, path) => {
  expect(destination(new URLSearchParams(query))).toBe(path);
});
