import { z } from 'zod';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

export const messageStatus = z.enum(['streaming', 'complete', 'stopped', 'failed', 'interrupted']);

const messageRow = z.object({
  id: z.string(),
  conversation_id: z.string(),
  user_id: z.string(),
  parent_id: z.string().nullable(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  model: z.string().nullable(),
  status: messageStatus,
  prompt_tokens: z.number().nullable(),
  completion_tokens: z.number().nullable(),
  cached_tokens: z.number().nullable(),
  cost_micros: z.number().nullable(),
  currency: z.string().nullable(),
  finish_reason: z.string().nullable(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable(),
  client_id: z.string().nullable(),
  created_at: z.string(),
  /** The messages with the same parent, oldest first, including this one. */
  sibling_ids: z.array(z.string()),
});
export type MessageRow = z.infer<typeof messageRow>;

const turn = z.object({ role: z.enum(['user', 'assistant']), content: z.string() });
export type Turn = z.infer<typeof turn>;

const select = sql.type(messageRow);
const selectId = sql.type(z.object({ id: z.string() }));
const columns = sql.fragment`
  m.id, m.conversation_id, m.user_id, m.parent_id, m.role, m.content, m.model, m.status,
  m.prompt_tokens, m.completion_tokens, m.cached_tokens, m.cost_micros, m.currency,
  m.finish_reason, m.error_code, m.error_message, m.client_id, m.created_at`;

/** Each by an index; `is not distinct from` would use none. */
const siblingIds = (tx: Tx) => sql.fragment`
  case when m.parent_id is null
    then array(
      select s.id from messages s
      where s.org_id = ${tx.orgId} and s.conversation_id = m.conversation_id and s.parent_id is null
      order by s.id
    )
    else array(
      select s.id from messages s
      where s.org_id = ${tx.orgId} and s.conversation_id = m.conversation_id and s.parent_id = m.parent_id
      order by s.id
    )
  end as sibling_ids`;

export async function findMessage(tx: Tx, id: string): Promise<MessageRow | null> {
  return tx.maybeOne(select`
    select ${columns}, ${siblingIds(tx)}
    from messages m
    join conversations c on c.org_id = ${tx.orgId} and c.id = m.conversation_id and c.deleted_at is null
    where m.org_id = ${tx.orgId} and m.id = ${id}`);
}

/** The message that was sent before with this client id. */
export async function findByClientId(tx: Tx, conversationId: string, clientId: string): Promise<MessageRow | null> {
  return tx.maybeOne(select`
    select ${columns}, array[m.id] as sibling_ids
    from messages m
    where m.org_id = ${tx.orgId} and m.conversation_id = ${conversationId} and m.client_id = ${clientId}`);
}

export async function findAnswerTo(tx: Tx, { conversation_id, id }: MessageRow): Promise<string> {
  return tx.oneFirst(selectId`
    select id from messages
    where org_id = ${tx.orgId} and conversation_id = ${conversation_id} and parent_id = ${id}
    order by id limit 1`);
}

export async function isAnswering(tx: Tx, conversationId: string, questionId: string): Promise<boolean> {
  return tx.exists(sql.unsafe`
    select from messages
    where org_id = ${tx.orgId} and conversation_id = ${conversationId} and parent_id = ${questionId}
      and status = 'streaming'`);
}

export async function countAnswers(tx: Tx, conversationId: string, questionId: string): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ count: z.number() }))`
    select count(*) from messages
    where org_id = ${tx.orgId} and conversation_id = ${conversationId} and parent_id = ${questionId}`);
}

/** Messages from `leaf` upward, at most `limit`, newest first: the cost depends on the page, not on the conversation. */
export async function walkUp(
  tx: Tx,
  conversationId: string,
  leaf: string,
  limit: number,
): Promise<readonly MessageRow[]> {
  return tx.any(select`
    with recursive path as (
      select ${columns}, 1 as step from messages m
      where m.org_id = ${tx.orgId} and m.conversation_id = ${conversationId} and m.id = ${leaf}
      union all
      select ${columns}, path.step + 1 from path
      join messages m on m.org_id = ${tx.orgId} and m.id = path.parent_id
      where path.step < ${limit}
    )
    select ${columns}, ${siblingIds(tx)}
    from path m
    order by m.step`);
}

/** The most messages of a branch that are sent to a model; the gateway reduces them to its context. */
const mostTurns = 100;
const mostCharacters = 400_000;

/** The newest turns of the branch that ends in `leaf` (null: none), newest first. */
export async function recentTurns(tx: Tx, leaf: string | null): Promise<readonly Turn[]> {
  if (leaf === null) return [];
  return tx.any(sql.type(turn)`
    with recursive path as (
      select m.parent_id, m.role, m.content, 1 as step, length(m.content) as total from messages m
      where m.org_id = ${tx.orgId} and m.id = ${leaf}
      union all
      select m.parent_id, m.role, m.content, path.step + 1, path.total + length(m.content) from path
      join messages m on m.org_id = ${tx.orgId} and m.id = path.parent_id
      where path.step < ${mostTurns} and path.total < ${mostCharacters}
    )
    select role, content from path where total <= ${mostCharacters} order by step`);
}

/** The newest message below `id`, or itself. */
export async function newestDescendant(tx: Tx, conversationId: string, id: string): Promise<string | null> {
  return tx.maybeOneFirst(selectId`
    with recursive below as (
      select m.id from messages m
      where m.org_id = ${tx.orgId} and m.conversation_id = ${conversationId} and m.id = ${id}
      union all
      select m.id from below
      join messages m
        on m.org_id = ${tx.orgId} and m.conversation_id = ${conversationId} and m.parent_id = below.id
    )
    select id from below order by id desc limit 1`);
}
