import type { HandlerContext } from '../../kernel/http/route.ts';
import { awaitEnd } from './answers/follow.ts';
import type { ChatContext } from './context.ts';
import { conversationDeleted } from './events.ts';
import { conversationPolicy, owned } from './policy.ts';
import { runningIn } from './store/answers.ts';
import { deleteConversation, findConversation, lockConversation } from './store/conversations.ts';

/** Milliseconds to wait for running answers; one that has not ended by then (its process died) is deleted all the same. */
const stopMs = 5_000;

/** Stops running answers, so that their usage is settled with what they cost, then deletes the conversation. */
export async function remove(
  context: ChatContext,
  { tenant, actor, params, request }: HandlerContext<{ params: { id: string }; query: unknown; body: unknown }>,
): Promise<void> {
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
    await deleteConversation(tx, id);
    const deleted = conversationDeleted({ conversation_id: id, user_id });
    await kernel.audit.record(tx, { actor, ip: request.ip }, deleted);
  });
}
