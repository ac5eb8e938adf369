import type { Actor } from '../../kernel/auth/actor.ts';
import { presentCost } from '../usage/index.ts';
import type { Conversation, FoundConversation, Message } from './contract.ts';
import { excerptOf } from './excerpt.ts';
import { conversationPolicy } from './policy.ts';
import type { ConversationRow, FoundRow } from './store/conversations.ts';
import type { MessageRow } from './store/messages.ts';

export function presentConversation(actor: Actor, row: ConversationRow): Conversation {
  const { update, delete: remove } = conversationPolicy.abilities(actor, row);
  return {
    id: row.id,
    title: row.title,
    model: row.model,
    project_id: row.project_id,
    archived: row.archived,
    shared: row.shared,
    created_at: row.created_at,
    updated_at: row.updated_at,
    last_message_at: row.last_message_at,
    abilities: { update, delete: remove },
  };
}

export function presentFound(actor: Actor, row: FoundRow): FoundConversation {
  const excerpt = excerptOf(row);
  const hit = row.message_id === null || excerpt === null ? null : { message_id: row.message_id, excerpt };
  return { ...presentConversation(actor, row), hit };
}

type Usage = NonNullable<Message['usage']>;

type Counted = Pick<MessageRow, 'prompt_tokens' | 'completion_tokens' | 'cached_tokens'>;

function presentUsage(row: Counted): Usage | null {
  const { prompt_tokens, completion_tokens, cached_tokens } = row;
  if (prompt_tokens === null || completion_tokens === null || cached_tokens === null) return null;
  return { prompt_tokens, completion_tokens, cached_tokens };
}

export function presentMessage(row: MessageRow): Message {
  return {
    id: row.id,
    conversation_id: row.conversation_id,
    parent_id: row.parent_id,
    role: row.role,
    content: row.content,
    model: row.model,
    status: row.status,
    usage: presentUsage(row),
    cost: row.cost_micros === null || row.currency === null ? null : presentCost(row.cost_micros, row.currency),
    finish_reason: row.finish_reason,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    client_id: row.client_id,
    sibling_ids: row.sibling_ids,
    created_at: row.created_at,
  };
}
