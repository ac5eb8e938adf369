import { expect, it } from 'vitest';
import { relativeTime } from './time.ts';

const now = Date.parse('2026-11-21T12:00:00Z');

it.each([
  ['2026-11-21T11:59:31Z', 'now'],
  ['2026-11-21T11:57:00Z', '3 minutes ago'],
  ['2026-11-21T10:00:00Z', '2 hours ago'],
  ['2026-11-20T11:00:00Z', 'yesterday'],
  ['2026-11-10T12:00:00Z', 'last week'],
  ['2026-08-01T12:00:00Z', '3 months ago'],
  ['2024-11-21T12:00:00Z', '2 years ago'],
  ['2026-11-21T12:05:00Z', 'in 5 minutes'],
])('%s was %s', (iso, words) => {
  expect(relativeTime(iso, now)).toBe(words);
});
