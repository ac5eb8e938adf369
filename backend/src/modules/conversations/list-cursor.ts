import { z } from 'zod';
import { fail } from '../../kernel/errors.ts';
import { id, timestamp } from '../../kernel/http/contract.ts';
import type { ConversationRow, ListPosition } from './store/conversations.ts';

const position = z.tuple([timestamp, id]);

/** Both parts of the list's order: a conversation that moves up meanwhile moves no page. */
export function cursorAfter({ active_at, id: last }: ConversationRow): string {
  return Buffer.from(JSON.stringify([active_at, last])).toString('base64url');
}

/** @throws {AppError} `invalid_fields` for what is no cursor of this list */
export function parseCursor(cursor: string | undefined): ListPosition | null {
  if (cursor === undefined) return null;
  try {
    const [activeAt, last] = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { activeAt, id: last };
  } catch (cause) {
    throw fail('invalid_fields', { fields: { cursor: 'is not a cursor of this list' }, cause });
  }
}
