import { errors } from './contract.ts';
import { requireUser } from '../../kernel/auth/policy.ts';
import type { Actor } from '../../kernel/auth/actor.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/db/id.ts';
import { fail } from '../../kernel/errors.ts';
import type { ResponseHead } from '../../kernel/http/route.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import type { PreparedCall } from '../gateway/index.ts';
import type { ChatContext } from './context.ts';
import { conversationUpdated } from './events.ts';
import { conversationPolicy, owned } from './policy.ts';
import { promptOf } from './prompt.ts';
import { findConversation, lockConversation, type ConversationRow } from './store/conversations.ts';
import { storeExchange, type NewQuestion } from './store/exchange.ts';
import {
  countAnswers,
  findAnswerTo,
  findByClientId,
  findMessage,
  isAnswering,
  recentTurns,
  type MessageRow,
  type Turn,
} from './store/messages.ts';
import { titleFrom } from './title.ts';

/** The actor who asks, with what asking needs. */
export interface Asker extends ChatContext {
  actor: Actor;
  tenant: Tenant;
  response: ResponseHead;
}

export interface Question {
  conversationId: string;
  content: string;
  model: string | undefined;
  /** Undefined: after the newest message shown. Null: a new root. */
  parentId: string | null | undefined;
  clientId: string | null;
}

/** What is read before the gateway is called; checked again before it is stored. */
interface Draft {
  conversation: ConversationRow;
  questionId: string;
  question: Omit<NewQuestion, 'findings'> | null;
  content: string;
  turns: readonly Turn[];
  /** Number of earlier answers to the question. */
  earlierAnswers: number;
  /** The model of the answer before. */
  previousModel: string | null;
  answerClientId: string | null;
}

/** An existing answer: the same question was asked before. */
interface Repeat {
  answerId: string;
}

/**
 * Stores a question and begins its answer. A repeat with the same `clientId` and the same question gets the existing answer.
 * @returns the answer's id
 * @throws {AppError} `message_streaming`, `not_found`, `invalid_fields` (parent_id), and what `prepareAnswer` throws; nothing
 * is stored then
 */
export async function ask(asker: Asker, question: Question): Promise<string> {
  return inTurn(asker, question.conversationId, question.model, {
    draft: (tx) => draftQuestion(tx, asker, question),
    recheck: async (tx, conversation, draft) => {
      const repeat = await findRepeatedQuestion(tx, conversation.id, question);
      if (repeat) return repeat;
      if (question.parentId === undefined && conversation.active_leaf !== (draft.question?.parentId ?? null)) {
        throw fail(errors.message_streaming);
      }
      return null;
    },
  });
}

/**
 * Begins another answer to the question of `messageId` (an answer, or the question itself), as a sibling.
 * @returns the new answer's id
 * @throws {AppError} as `ask`
 */
export async function regenerate(
  asker: Asker,
  { messageId, model, clientId }: { messageId: string; model: string | undefined; clientId: string | null },
): Promise<string> {
  const { kernel, actor, tenant } = asker;
  const message = await kernel.db.tenant(tenant.id, async (tx) => owned(actor, await findMessage(tx, messageId)), {
    readOnly: true,
  });
  const questionId = message.role === 'user' ? message.id : (message.parent_id ?? message.id);
  const refuseWhileAnswering = async (tx: Tx): Promise<Repeat | null> => {
    const repeat = await findRepeated(tx, message.conversation_id, clientId, 'assistant');
    if (repeat) return { answerId: repeat.id };
    if (await isAnswering(tx, message.conversation_id, questionId)) throw fail(errors.message_streaming);
    return null;
  };
  return inTurn(asker, message.conversation_id, model, {
    async draft(tx) {
      const conversation = owned(actor, await findConversation(tx, message.conversation_id));
      const repeat = await refuseWhileAnswering(tx);
      if (repeat) return repeat;
      const question = owned(actor, await findMessage(tx, questionId));
      return {
        conversation,
        questionId,
        question: null,
        content: question.content,
        turns: await recentTurns(tx, question.parent_id),
        earlierAnswers: await countAnswers(tx, message.conversation_id, questionId),
        previousModel: message.model ?? conversation.model,
        answerClientId: clientId,
      };
    },
    recheck: refuseWhileAnswering,
  });
}

interface Steps {
  draft(tx: Tx): Promise<Draft | Repeat>;
  recheck(tx: Tx, conversation: ConversationRow, draft: Draft): Promise<Repeat | null>;
}

/** Serializes requests to one conversation in this process, so that a repeat makes no reservation. */
async function inTurn(asker: Asker, conversationId: string, model: string | undefined, steps: Steps): Promise<string> {
  const { kernel, gateway, answers, actor, tenant, response } = asker;
  return answers.mutex.run(conversationId, async () => {
    const draft = await kernel.db.tenant(tenant.id, (tx) => steps.draft(tx), { readOnly: true });
    if ('answerId' in draft) return draft.answerId;
    conversationPolicy.authorize(actor, 'update', draft.conversation);
    const answerId = newId();
    const request = await gateway.fitPrompt({
      callId: answerId,
      actor,
      tenant,
      model: model ?? null,
      previousModel: draft.previousModel,
      messages: promptOf(tenant, draft.turns, draft.content),
      earlierAnswers: draft.earlierAnswers,
      source: 'chat',
      conversationId,
      messageId: answerId,
    });
    const call = await gateway.prepareAnswer(request);
    response.note('model', call.model.id);
    return storeAndBegin(asker, { draft, call, answerId, steps });
  });
}

interface Prepared {
  draft: Draft;
  call: PreparedCall;
  answerId: string;
  steps: Steps;
}

async function storeAndBegin(
  { kernel, gateway, answers, actor, tenant }: Asker,
  { draft, call, answerId, steps }: Prepared,
): Promise<string> {
  const conversationId = draft.conversation.id;
  const userId = requireUser(actor);
  const { questionId, content, answerClientId } = draft;
  const store = async (tx: Tx): Promise<Repeat | null> => {
    const conversation = owned(actor, await lockConversation(tx, conversationId));
    const repeat = await steps.recheck(tx, conversation, draft);
    if (repeat) return repeat;
    await storeExchange(tx, {
      conversationId,
      userId,
      questionId,
      question: draft.question && { ...draft.question, findings: call.findings },
      answerId,
      model: call.model.id,
      answerClientId,
      instance: answers.instance,
      firstTitle: titleFrom(content),
    });
    await kernel.events.emit(tx, conversationUpdated({ conversation_id: conversationId, user_id: userId }), actor);
    return null;
  };
  let repeat: Repeat | null;
  try {
    repeat = await kernel.db.tenant(tenant.id, store);
  } catch (error) {
    await release(gateway, call);
    throw error;
  }
  if (repeat) {
    await release(gateway, call);
    return repeat.answerId;
  }
  const { instance } = answers;
  answers.begin({ orgId: tenant.id, conversationId, questionId, messageId: answerId, userId, instance }, call);
  return answerId;
}

/** Another process was faster: releases the reservation of the call. */
async function release(gateway: ChatContext['gateway'], call: PreparedCall): Promise<void> {
  const events = gateway.runAnswer(call, AbortSignal.abort());
  while (!(await events.next()).done);
}

async function draftQuestion(tx: Tx, { actor }: Asker, question: Question): Promise<Draft | Repeat> {
  const { content, clientId } = question;
  const conversation = owned(actor, await findConversation(tx, question.conversationId));
  const repeat = await findRepeatedQuestion(tx, conversation.id, question);
  if (repeat) return repeat;
  const parentId = question.parentId === undefined ? conversation.active_leaf : question.parentId;
  await checkParent(tx, conversation, parentId);
  return {
    conversation,
    questionId: newId(),
    question: { parentId, content, clientId },
    content,
    turns: await recentTurns(tx, parentId),
    earlierAnswers: 0,
    previousModel: conversation.model,
    answerClientId: null,
  };
}

/**
 * The message that was sent before with this id: a question, or an answer that was requested by itself.
 * @throws {AppError} `idempotency_key_reused` where it was the other
 */
async function findRepeated(tx: Tx, conversationId: string, clientId: string | null, role: MessageRow['role']) {
  const repeat = clientId === null ? null : await findByClientId(tx, conversationId, clientId);
  if (repeat && repeat.role !== role) throw fail('idempotency_key_reused');
  return repeat;
}

/** @throws {AppError} `idempotency_key_reused` where the earlier question was another */
async function findRepeatedQuestion(tx: Tx, conversationId: string, question: Question): Promise<Repeat | null> {
  const repeat = await findRepeated(tx, conversationId, question.clientId, 'user');
  if (!repeat) return null;
  if (repeat.content !== question.content) throw fail('idempotency_key_reused');
  return { answerId: await findAnswerTo(tx, repeat) };
}

async function checkParent(tx: Tx, conversation: ConversationRow, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const parent = await findMessage(tx, parentId);
  if (parent?.conversation_id !== conversation.id || parent.role !== 'assistant') {
    throw fail('invalid_fields', { fields: { parent_id: 'must be an answer in this conversation' } });
  }
  if (parent.status === 'streaming') throw fail(errors.message_streaming);
}
