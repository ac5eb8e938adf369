import { z } from 'zod';
import type { Tx } from '../../../kernel/db/database.ts';
import { newId } from '../../../kernel/db/id.ts';
import { sql } from '../../../kernel/db/sql.ts';

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
  q: string | undefined;
  after: ListPosition | null;
  limit: number;
}

/** Newest activity first; one index scan, however many rows there are. */
export async function listConversations(tx: Tx, filter: ListFilter): Promise<readonly ConversationRow[]> {
  const { userId, archived, q, after, limit } = filter;
  if (q !== undefined) return searchConversations(tx, { ...filter, q });
  return tx.any(select`
    select ${columns}
    from conversations c
    where c.org_id = ${tx.orgId} and c.user_id = ${userId} and c.archived = ${archived}
      and ${after ? sql.fragment`(c.active_at, c.id) < (${after[0]}, ${after[1]})` : sql.fragment`true`}
    order by c.active_at desc, c.id desc
    limit ${limit}`);
}

async function searchConversations(tx: Tx, filter: ListFilter & { q: string }): Promise<readonly ConversationRow[]> {
  const { userId, archived, q, after, limit } = filter;
  return tx.any(select`
    select ${columns}
    from app.search_conversations(
      ${userId}, ${archived}, ${q}, ${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid, ${limit}
    ) found (id)
    join conversations c on c.org_id = ${tx.orgId} and c.id = found.id
    order by c.active_at desc, c.id desc`);
}

export async function findConversation(tx: Tx, id: string): Promise<ConversationRow | null> {
  return tx.maybeOne(select`
    select ${columns} from conversations c where c.org_id = ${tx.orgId} and c.id = ${id}`);
}

/** Locks the conversation against additions and changes until the transaction ends. */
export async function lockConversation(tx: Tx, id: string): Promise<ConversationRow | null> {
  return tx.maybeOne(select`
    select ${columns} from conversations c where c.org_id = ${tx.orgId} and c.id = ${id} for no key update`);
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

/** Deletes messages, leases and chunks as well. */
export async function deleteConversation(tx: Tx, id: string): Promise<void> {
  await tx.query(sql.unsafe`delete from conversations where org_id = ${tx.orgId} and id = ${id}`);
}
