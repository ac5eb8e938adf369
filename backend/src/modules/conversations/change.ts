import { fail } from '../../kernel/errors.ts';
import type { HandlerContext } from '../../kernel/http/route.ts';
import type { Conversation } from './contract.ts';
import { conversationUpdated } from './events.ts';
import { conversationPolicy, owned } from './policy.ts';
import { presentConversation } from './present.ts';
import { lockConversation, updateConversation, type ConversationChange } from './store/conversations.ts';
import { newestDescendant } from './store/messages.ts';

type ChangeContext = HandlerContext<{
  params: { id: string };
  query: unknown;
  body: {
    title?: string | undefined;
    archived?: boolean | undefined;
    model?: string | null | undefined;
    active_message_id?: string | undefined;
  };
}>;

/** Renames or archives a conversation, chooses its model, or shows another branch. */
export async function change({ actor, tx, params, body, kernel, request }: ChangeContext): Promise<Conversation> {
  const before = owned(actor, await lockConversation(tx, params.id));
  conversationPolicy.authorize(actor, 'update', before);
  const { active_message_id, ...rest } = body;
  const changes: ConversationChange = rest;
  if (active_message_id !== undefined) {
    const leaf = await newestDescendant(tx, before.id, active_message_id);
    if (leaf === null) {
      throw fail('invalid_fields', { fields: { active_message_id: 'must be a message of this conversation' } });
    }
    changes.activeLeaf = leaf;
  }
  if (Object.values(changes).every((value) => value === undefined)) return presentConversation(actor, before);
  const after = await updateConversation(tx, before.id, changes);
  // A title is content: the trail records that it changed, not what it says.
  await kernel.audit.record(
    tx,
    { actor, ip: request.ip },
    conversationUpdated({ conversation_id: after.id, user_id: after.user_id }),
    {
      before: { archived: before.archived, model: before.model, active_leaf: before.active_leaf },
      after: {
        archived: after.archived,
        model: after.model,
        active_leaf: after.active_leaf,
        renamed: after.title !== before.title,
      },
    },
  );
  return presentConversation(actor, after);
}
