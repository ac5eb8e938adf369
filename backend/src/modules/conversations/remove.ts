import { requireUser } from '../../kernel/auth/policy.ts';
import type { HandlerContext } from '../../kernel/http/route.ts';
import { awaitEnd } from './answers/follow.ts';
import type { ChatContext } from './context.ts';
import type { Conversation } from './contract.ts';
import { conversationDeleted, conversationUndeleted } from './events.ts';
import { conversationPolicy, owned } from './policy.ts';
import { presentConversation } from './present.ts';
import { runningIn } from './store/answers.ts';
import { deletion, findConversation, lockConversation } from './store/conversations.ts';

/** Milliseconds to wait for running answers; one that has not ended by then (its process died) is hidden all the same. */
const stopMs = 5_000;

type WithId = HandlerContext<{ params: { id: string }; query: unknown; body: unknown }>;

/** Stops running answers, so that their usage is settled with what they cost, then deletes the conversation. */
export async function remove(context: ChatContext, { tenant, actor, params, request }: WithId): Promise<void> {
  const { kernel, answers } = context;
  const running = await kernel.db.tenant(
    tenant.id,
    async (tx) => {
      const conversation = owned(actor, await findConversation(tx, params.id));
      conversationPolicy.authorize(actor, 'delete', conversation);
      return runningIn(tx, conversation.id);
    },
    { readOnly: true },
  );
  await answers.requestStop(tenant.id, running);
  const patience = AbortSignal.timeout(stopMs);
  await Promise.all(running.map((messageId) => awaitEnd(context, { orgId: tenant.id, messageId }, patience)));
  await kernel.db.tenant(tenant.id, async (tx) => {
    const { id, user_id } = owned(actor, await lockConversation(tx, params.id));
    await deletion.delete(kernel, tx, id, user_id);
    const deleted = conversationDeleted({ conversation_id: id, user_id });
    await kernel.audit.record(tx, { actor, ip: request.ip }, deleted);
  });
}

/** Undoes a deletion; of what is not deleted nothing changes, so that a repeat is harmless. */
export async function restore({ actor, tx, params, kernel, request }: WithId): Promise<Conversation> {
  const undone = await deletion.undo(tx, params.id, requireUser(actor));
  const conversation = owned(actor, await findConversation(tx, params.id));
  conversationPolicy.authorize(actor, 'delete', conversation);
  const { id, user_id } = conversation;
  if (undone) {
    const undeleted = conversationUndeleted({ conversation_id: id, user_id });
    await kernel.audit.record(tx, { actor, ip: request.ip }, undeleted);
  }
  return presentConversation(actor, conversation);
}
