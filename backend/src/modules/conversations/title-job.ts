import { z } from 'zod';
import type { Actor } from '../../kernel/auth/actor.ts';
import { newId } from '../../kernel/db/id.ts';
import { AppError } from '../../kernel/errors.ts';
import { subscribe } from '../../kernel/events/subscriber.ts';
import { id } from '../../kernel/http/contract.ts';
import { defineJob, handleJob } from '../../kernel/jobs/job-type.ts';
import type { ChatContext } from './context.ts';
import { conversationUpdated, messageCompleted } from './events.ts';
import { findUntitled, improveTitle, type Untitled } from './store/titles.ts';
import { cleanTitle } from './title.ts';

/** Milliseconds after which the attempt is given up. */
const longestMs = 20_000;

const titleJob = defineJob('conversations.improve-title', {
  payload: z.strictObject({ conversation_id: id }),
  attempts: 2,
});

/**
 * Wants a better title of a conversation that is named after its first message. Whether there is a real model is looked up by the
 * job: that reads with another login, which a transaction may not.
 */
export const titleAfterAnswer = (context: ChatContext) =>
  subscribe('conversations.title', [messageCompleted], async ({ payload: { conversation_id } }, tx) => {
    if (!(await findUntitled(tx, conversation_id))) return;
    await context.kernel.jobs.enqueue(tx, titleJob, { conversation_id }, { key: conversation_id });
  });

/** Asks a real model, if there is one. */
export const improveTitles = (context: ChatContext) =>
  handleJob(titleJob, async ({ conversation_id: conversationId }, { orgId }) => {
    const { kernel } = context;
    const untitled = await kernel.db.tenant(orgId, (tx) => findUntitled(tx, conversationId), { readOnly: true });
    const model = untitled && (await realModelFor(context, orgId, untitled));
    if (!untitled || !model) return;
    const title = await askForTitle(context, { ...model, conversationId, untitled });
    if (title === '') return;
    await kernel.db.tenant(orgId, async (tx) => {
      if (!(await improveTitle(tx, conversationId, title))) return;
      const payload = { conversation_id: conversationId, user_id: untitled.userId };
      await kernel.events.emit(tx, conversationUpdated(payload));
    });
  });

/** Null for the demo model, which cannot name a chat. */
async function realModelFor({ kernel, gateway }: ChatContext, orgId: string, { userId, role }: Untitled) {
  const tenant = await kernel.tenants.byId(orgId);
  if (!tenant) return null;
  const actor: Actor = {
    orgId,
    userId,
    keyId: null,
    credential: null,
    sessionId: null,
    role,
    status: 'active',
    permissions: kernel.declarations.permissions.of(role),
    scopes: null,
  };
  const model = await gateway.defaultModel(actor, tenant);
  return model && model.provider !== 'demo' ? { actor, tenant, model: model.id } : null;
}

type TitleRequest = NonNullable<Awaited<ReturnType<typeof realModelFor>>> & {
  conversationId: string;
  untitled: Untitled;
};

/** Empty where the model gives none: the first title stays. */
async function askForTitle({ kernel, gateway, answers }: ChatContext, request: TitleRequest): Promise<string> {
  const { conversationId, untitled, ...who } = request;
  try {
    const call = await gateway.prepareAnswer({
      ...who,
      callId: newId(),
      source: 'title',
      conversationId,
      messages: [
        {
          role: 'system',
          content: 'Name this conversation in two to six words, in its own language. Answer with the name alone.',
        },
        { role: 'user', content: `Question:\n${untitled.question}\n\nAnswer:\n${untitled.answer}` },
      ],
    });
    const { leaving } = answers;
    let text = '';
    for await (const event of gateway.runAnswer(call, AbortSignal.any([leaving, AbortSignal.timeout(longestMs)]))) {
      if (event.type === 'delta') text += event.text;
      // Thrown, so that another process repeats the job.
      if (event.type === 'stopped') leaving.throwIfAborted();
      if (event.type === 'failed' || event.type === 'stopped') return '';
    }
    return cleanTitle(text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The guard, a quota or a removed model: another attempt would fail as well.
    kernel.log.info({ code: error.code, conversation_id: conversationId }, 'no better title');
    return '';
  }
}
