import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';
import type { Settled } from '../../usage/index.ts';

export interface PastConversation {
  id: string;
  userId: string;
  title: string;
  archived: boolean;
  /** The leaf of the branch that is shown. */
  activeLeaf: string;
  createdAt: Date;
  lastMessageAt: Date;
  messages: readonly PastMessage[];
}

export interface PastMessage {
  id: string;
  parentId: string | null;
  role: 'user' | 'assistant';
  content: string;
  status: 'complete' | 'stopped';
  at: Date;
  /** The model of an answer. */
  model: string | null;
  bill: Settled | null;
}

/** For the demo: inserts conversations and messages with times in the past. One statement, since they refer to each other. */
export async function insertPast(tx: Tx, past: readonly PastConversation[]): Promise<void> {
  await tx.query(sql.unsafe`
    with held as (
      insert into conversations (
        org_id, id, user_id, title, title_source, archived, active_leaf, last_message_at, active_at, created_at, updated_at
      )
      select ${tx.orgId}, id, user_id, title, 'model', archived, active_leaf, last_at, last_at, created_at, last_at
      from jsonb_to_recordset(${sql.jsonb(past.map(toConversationRow))}) as c (
        id uuid, user_id uuid, title text, archived boolean, active_leaf uuid, created_at timestamptz, last_at timestamptz
      )
    )
    insert into messages (
      org_id, id, conversation_id, user_id, parent_id, role, content, model, status, prompt_tokens, completion_tokens,
      cached_tokens, cost_micros, currency, finish_reason, created_at, updated_at
    )
    select ${tx.orgId}, id, conversation_id, user_id, parent_id, role, content, model, status, prompt_tokens,
      completion_tokens, cached_tokens, cost_micros, currency, finish_reason, at, at
    from jsonb_to_recordset(${sql.jsonb(past.flatMap(toMessageRows))}) as m (
      id uuid, conversation_id uuid, user_id uuid, parent_id uuid, role text, content text, model text, status text,
      prompt_tokens integer, completion_tokens integer, cached_tokens integer, cost_micros bigint, currency text,
      finish_reason text, at timestamptz
    )`);
}

function toConversationRow({ id, userId, title, archived, activeLeaf, createdAt, lastMessageAt }: PastConversation) {
  return {
    id,
    user_id: userId,
    title,
    archived,
    active_leaf: activeLeaf,
    created_at: createdAt.toISOString(),
    last_at: lastMessageAt.toISOString(),
  };
}

function toMessageRows({ id, userId, messages }: PastConversation) {
  return messages.map(({ parentId, role, content, status, at, model, bill, ...message }) => ({
    id: message.id,
    conversation_id: id,
    user_id: userId,
    parent_id: parentId,
    role,
    content,
    model,
    status,
    ...bill?.usage,
    cost_micros: bill?.costMicros ?? null,
    currency: bill?.currency ?? null,
    finish_reason: role === 'user' ? null : status === 'stopped' ? 'stopped' : 'stop',
    at: at.toISOString(),
  }));
}
