import { z } from 'zod';
import type { Tx } from '../../../kernel/db/database.ts';
import { newId } from '../../../kernel/db/id.ts';
import { sql } from '../../../kernel/db/sql.ts';
import { softDeletionOf } from '../../../kernel/soft-deletion.ts';

/** Messages, leases and chunks stay hidden with their conversation, and go with it. */
export const deletion = softDeletionOf('conversations');

const conversationRow = z.object({
  id: z.string(),
  user_id: z.string(),
  project_id: z.string().nullable(),
  title: z.string(),
  title_source: z.enum(['none', 'message', 'model', 'user']),
  model: z.string().nullable(),
  archived: z.boolean(),
  shared: z.boolean(),
  active_leaf: z.string().nullable(),
  last_message_at: z.string().nullable(),
  active_at: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type ConversationRow = z.infer<typeof conversationRow>;

const select = sql.type(conversationRow);
const columns = sql.fragment`
  c.id, c.user_id, c.project_id, c.title, c.title_source, c.model, c.archived, c.shared, c.active_leaf,
  c.last_message_at, c.active_at, c.created_at, c.updated_at`;

/** The position in the list after which a page begins. */
export type ListPosition = readonly [activeAt: string, id: string];

export interface ListFilter {
  userId: string;
  archived: boolean;
  after: ListPosition | null;
  limit: number;
}

/** Newest activity first; one index scan, however many rows there are. */
export async function listConversations(
  tx: Tx,
  { userId, archived, after, limit }: ListFilter,
): Promise<readonly ConversationRow[]> {
  return tx.any(select`
    select ${columns}
    from conversations c
    where c.org_id = ${tx.orgId} and c.user_id = ${userId} and c.archived = ${archived} and c.deleted_at is null
      and ${after ? sql.fragment`(c.active_at, c.id) < (${after[0]}, ${after[1]})` : sql.fragment`true`}
    order by c.active_at desc, c.id desc
    limit ${limit}`);
}

const foundRow = conversationRow.extend({
  /** The newest message that holds what was looked for, and the part of it around that; null: only the title does. */
  message_id: z.string().nullable(),
  passage: z.string().nullable(),
  /** Whether the passage begins, or ends, within the message. */
  is_cut: z.object({ before: z.boolean(), behind: z.boolean() }),
});
export type FoundRow = z.infer<typeof foundRow>;

/** Characters of a passage, and of these before the first word found. */
const passageLength = 320;
const passageLead = 40;

/** Conversations whose title holds `q`, or in which one message has all of its words, newest activity first. */
export function searchConversations(tx: Tx, q: string, filter: ListFilter): Promise<readonly FoundRow[]> {
  const { userId, archived, after, limit } = filter;
  return tx.any(sql.type(foundRow)`
    select ${columns}, m.id as message_id, substr(m.content, place.start, ${passageLength}) as passage,
      jsonb_build_object(
        'before', place.start > 1,
        'behind', coalesce(length(m.content) >= place.start + ${passageLength}, false)
      ) as is_cut
    from app.search_conversations(
      ${userId}, ${archived}, ${q}, ${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid, ${limit}
    )
    join conversations c on c.org_id = ${tx.orgId} and c.id = found
    left join messages m on m.org_id = ${tx.orgId} and m.id = found_in
    cross join lateral (
      select greatest(1, min(nullif(strpos(lower(m.content), word), 0)) - ${passageLead}) as start
      from unnest(${sql.array(wordsOf(q), 'text')}) word
    ) place
    order by c.active_at desc, c.id desc`);
}

/** Whether the user has a chat, shown or archived. */
export function hasConversation(tx: Tx, userId: string): Promise<boolean> {
  return tx.oneFirst(sql.type(z.object({ found: z.boolean() }))`
    select exists (
      select from conversations c where c.org_id = ${tx.orgId} and c.user_id = ${userId} and c.deleted_at is null
    ) as found`);
}

/** As `app.user_words` parts a text. */
function wordsOf(q: string): string[] {
  return q
    .toLowerCase()
    .split(/[\s\-_./@:]+/u)
    .filter((word) => word !== '');
}

export async function findConversation(tx: Tx, id: string): Promise<ConversationRow | null> {
  return tx.maybeOne(select`
    select ${columns} from conversations c where c.org_id = ${tx.orgId} and c.id = ${id} and c.deleted_at is null`);
}

/** Locks the conversation against additions and changes until the transaction ends. */
export async function lockConversation(tx: Tx, id: string): Promise<ConversationRow | null> {
  return tx.maybeOne(select`
    select ${columns} from conversations c
    where c.org_id = ${tx.orgId} and c.id = ${id} and c.deleted_at is null
    for no key update`);
}

export interface NewConversation {
  userId: string;
  title: string | undefined;
  model: string | undefined;
}

const untitled = 'New conversation';

export async function insertConversation(tx: Tx, { userId, title, model }: NewConversation): Promise<ConversationRow> {
  return tx.one(select`
    insert into conversations as c (org_id, id, user_id, title, title_source, model)
    values (
      ${tx.orgId}, ${newId()}, ${userId}, ${title ?? untitled}, ${title === undefined ? 'none' : 'user'}, ${model ?? null}
    )
    returning ${columns}`);
}

/** At least one field is present. */
export interface ConversationChange {
  title?: string;
  archived?: boolean;
  model?: string | null;
  activeLeaf?: string;
}

export async function updateConversation(tx: Tx, id: string, change: ConversationChange): Promise<ConversationRow> {
  const changes = [
    change.title !== undefined && sql.fragment`title = ${change.title}, title_source = 'user'`,
    change.archived !== undefined && sql.fragment`archived = ${change.archived}`,
    change.model !== undefined && sql.fragment`model = ${change.model}`,
    change.activeLeaf !== undefined && sql.fragment`active_leaf = ${change.activeLeaf}`,
  ].filter((fragment) => fragment !== false);
  return tx.one(select`
    update conversations c set ${sql.join(changes, sql.fragment`, `)}
    where c.org_id = ${tx.orgId} and c.id = ${id}
    returning ${columns}`);
}
