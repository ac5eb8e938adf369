import { z } from 'zod';
import type { Tx } from '../../kernel/db/database.ts';
import { newId, newIdAt } from '../../kernel/db/id.ts';
import { sql } from '../../kernel/db/sql.ts';
import { softDeletionOf } from '../../kernel/soft-deletion.ts';

export const deletion = softDeletionOf('notes');

const noteRow = z.object({
  id: z.string(),
  user_id: z.string(),
  title: z.string(),
  body: z.string(),
  pinned: z.boolean(),
  version: z.number(),
  edited_at: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type NoteRow = z.infer<typeof noteRow>;

/** A note in a list, with only the beginning of its body. */
const summaryRow = noteRow.omit({ body: true }).extend({ start: z.string() });
export type SummaryRow = z.infer<typeof summaryRow>;

/** Characters of a body that lists read. */
export const startLength = 500;

/** The fields that an author edits. */
export type Wording = Pick<NoteRow, 'title' | 'body' | 'pinned'>;

const summaryColumns = sql.fragment`
  n.id, n.user_id, n.title, n.pinned, n.version, n.edited_at, n.created_at, n.updated_at`;
const columns = sql.fragment`${summaryColumns}, n.body`;

/** The position in the list after which a page begins. */
export type ListPosition = readonly [pinned: boolean, editedAt: string, id: string];

export interface ListFilter {
  userId: string;
  q: string | undefined;
  after: ListPosition | null;
  limit: number;
}

/** Pinned ones first, then by their last edit, newest first. */
export function listNotes(tx: Tx, { userId, q, after, limit }: ListFilter) {
  const [pinned, editedAt, id] = after ?? [null, null, null];
  const found =
    q === undefined
      ? sql.fragment`notes n where`
      : sql.fragment`app.search_notes(
          ${userId}, ${q}, ${pinned}::boolean, ${editedAt}::timestamptz, ${id}::uuid, ${limit}
        ) found (id) join notes n on n.id = found.id where`;
  return tx.any(sql.type(summaryRow)`
    select ${summaryColumns}, left(n.body, ${startLength}) as start
    from ${found} n.org_id = ${tx.orgId} and n.user_id = ${userId} and n.deleted_at is null
      and ${after ? sql.fragment`(n.pinned, n.edited_at, n.id) < (${after[0]}, ${after[1]}, ${after[2]})` : sql.fragment`true`}
    order by n.pinned desc, n.edited_at desc, n.id desc
    limit ${limit}`);
}

export function findNote(tx: Tx, id: string): Promise<NoteRow | null> {
  return tx.maybeOne(sql.type(noteRow)`
    select ${columns} from notes n where n.org_id = ${tx.orgId} and n.id = ${id} and n.deleted_at is null`);
}

/** Locks the row against edits and deletion until the transaction ends. */
export function lockNote(tx: Tx, id: string): Promise<NoteRow | null> {
  return tx.maybeOne(sql.type(noteRow)`
    select ${columns} from notes n
    where n.org_id = ${tx.orgId} and n.id = ${id} and n.deleted_at is null
    for update of n`);
}

export function insertNote(tx: Tx, userId: string, { title, body, pinned }: Wording): Promise<NoteRow> {
  return tx.one(sql.type(noteRow)`
    insert into notes as n (org_id, id, user_id, title, body, pinned)
    values (${tx.orgId}, ${newId()}, ${userId}, ${title}, ${body}, ${pinned})
    returning ${columns}`);
}

/** @param edited whether title or body change, which moves the note up in the list */
export function updateNote(tx: Tx, id: string, { title, body, pinned }: Wording, edited: boolean): Promise<NoteRow> {
  return tx.one(sql.type(noteRow)`
    update notes n
    set title = ${title}, body = ${body}, pinned = ${pinned}, version = version + 1,
      edited_at = ${edited ? sql.fragment`now()` : sql.fragment`edited_at`}
    where n.org_id = ${tx.orgId} and n.id = ${id}
    returning ${columns}`);
}

export interface PastNote extends Wording {
  /** User id. */
  author: string;
  editedAt: Date;
}

/** For the demo: inserts notes with times in the past. */
export async function insertPast(tx: Tx, past: readonly PastNote[]): Promise<void> {
  const rows = past.map(({ author, title, body, pinned, editedAt }) => {
    return { id: newIdAt(editedAt), user_id: author, title, body, pinned, at: editedAt.toISOString() };
  });
  await tx.query(sql.unsafe`
    insert into notes (org_id, id, user_id, title, body, pinned, edited_at, created_at, updated_at)
    select ${tx.orgId}, id, user_id, title, body, pinned, at, at, at
    from jsonb_to_recordset(${sql.jsonb(rows)}) as p (
      id uuid, user_id uuid, title text, body text, pinned boolean, at timestamptz
    )`);
}
