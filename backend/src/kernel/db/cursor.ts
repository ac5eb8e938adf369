import { z } from 'zod';
import { fail } from '../errors.ts';
import type { Page } from '../http/route.ts';

/**
 * Encodes where a page ended, as the values that the list is ordered by. Opaque to clients, but no secret: the policies decide
 * what is seen.
 */
export interface CursorOf<Position> {
  encode(position: Position): string;
  /** The position, or null for the first page. @throws {AppError} `invalid_fields` for what was not issued for this list */
  decode(cursor: string | undefined): Position | null;
}

/**
 * A cursor for lists ordered by `position`'s parts, e.g. `cursorOf(z.tuple([timestamp, id]))` with
 * `where (created_at, id) < (…) order by created_at desc, id desc`.
 */
export function cursorOf<P extends z.ZodType>(position: P): CursorOf<z.output<P>> {
  return {
    encode: (value) => Buffer.from(JSON.stringify(value)).toString('base64url'),
    decode(cursor) {
      if (cursor === undefined) return null;
      const parsed = position.safeParse(readJson(Buffer.from(cursor, 'base64url').toString()));
      if (!parsed.success) throw fail('invalid_fields', { fields: { cursor: 'This is not a cursor of this list.' } });
      return parsed.data;
    },
  };
}

/** A page from `limit + 1` rows: the extra row shows that there is more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  cursorAfter: (last: Row) => string,
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    next_cursor: rows.length > limit && last !== undefined ? cursorAfter(last) : null,
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses `undefined`, too.
    return undefined;
  }
}
