import type { Call } from '../../kernel/http/route.ts';
import { awaitEnd } from './answers/follow.ts';
import type { ChatContext } from './context.ts';
import { conversationDeleted } from './events.ts';
import { conversationPolicy, owned } from './policy.ts';
import { runningIn } from './store/answers.ts';
import { deleteConversation, findConversation, lockConversation } from './store/conversations.ts';

/** An answer that does not end in this time (its process died) goes with its conversation all the same. */
const stopMs = 5_000;

/** Stops what is being written, so that its usage is settled with what it cost, then deletes everything. */
export async function remove(
  context: ChatContext,
  { tenant, actor, params, request }: Call<{ params: { id: string }; query: unknown; body: unknown }>,
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
