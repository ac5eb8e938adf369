import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { id, timestamp } from '../http/contract.ts';
import { cursorOf, pageOf } from './cursor.ts';
import { newId } from './id.ts';

const cursor = cursorOf(z.tuple([timestamp, id]));

describe('a cursor', () => {
  test('brings back the position that it was made of, to the microsecond', () => {
    const position: [string, string] = ['2026-01-31T08:30:00.123456Z', newId()];
    expect(cursor.decode(cursor.encode(position))).toEqual(position);
  });

  test('that is not there is the first page', () => {
    expect(cursor.decode(undefined)).toBeNull();
  });

  test.each([
    ['no base64', '%%%'],
    ['base64 of nothing in particular', 'aGVsbG8'],
    ['of another list', cursorOf(z.tuple([z.number()])).encode([7])],
    ['cut in the middle', cursor.encode(['2026-01-31T08:30:00Z', newId()]).slice(0, -9)],
    ['with SQL in it', Buffer.from(`["2026-01-31T08:30:00Z","' or true --"]`).toString('base64url')],
  ])('that is %s is an error of the field, not of the server', (_, tampered) => {
    expect(() => cursor.decode(tampered)).toThrow(AppError);
    expect(() => cursor.decode(tampered)).toThrow(expect.objectContaining({ code: 'invalid_fields' }));
  });
});

test('a page ends with a cursor where a row more than asked for was found, and without one at the end', () => {
  const rows = [{ n: 1 }, { n: 2 }, { n: 3 }];
  const numbers = cursorOf(z.number());
  const after = (row: { n: number }): string => numbers.encode(row.n);

  const first = pageOf(rows, 2, after, (row) => row.n);
  expect(first.items).toEqual([1, 2]);
  expect(numbers.decode(first.next_cursor ?? undefined)).toBe(2);
  expect(pageOf(rows, 3, after, (row) => row.n)).toEqual({ items: [1, 2, 3], next_cursor: null });
  expect(pageOf([], 3, after, (row: { n: number }) => row.n)).toEqual({ items: [], next_cursor: null });
});
