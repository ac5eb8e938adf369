import { requireUser } from '../../kernel/auth/policy.ts';
import { z } from 'zod';
import { cursorOf, pageOf } from '../../kernel/db/cursor.ts';
import { fail } from '../../kernel/errors.ts';
import { id, timestamp } from '../../kernel/http/contract.ts';
import type { HandlerContext, Handlers } from '../../kernel/http/route.ts';
import { EventStream } from '../../kernel/http/response/sse.ts';
import { awaitEnd, followAnswer } from './answers/follow.ts';
import { ask, regenerate, type Asker } from './ask.ts';
import { change } from './change.ts';
import { chatOnce } from './chat.ts';
import type { ChatContext } from './context.ts';
import type { contract, Message } from './contract.ts';
import { conversationCreated } from './events.ts';
import { conversationPolicy, owned } from './policy.ts';
import { presentConversation, presentFound, presentMessage } from './present.ts';
import { remove, restore } from './remove.ts';
import {
  findConversation,
  insertConversation,
  listConversations,
  searchConversations,
  type ConversationRow,
} from './store/conversations.ts';
import { findMessage, walkUp, type MessageRow } from './store/messages.ts';

/** The position in the list, which is ordered by both parts. */
const position = cursorOf(z.tuple([timestamp, id]));

/** Milliseconds to wait for a stopped answer: its process may have died, so that its lease must expire. */
const stopMs = 10_000;

async function ownMessage({ kernel, actor, tenant }: HandlerContext, messageId: string): Promise<MessageRow> {
  conversationPolicy.authorize(actor, 'list');
  return kernel.db.tenant(tenant.id, async (tx) => owned(actor, await findMessage(tx, messageId)), { readOnly: true });
}

const askerOf = (chat: ChatContext, { actor, tenant, response }: HandlerContext): Asker => ({
  ...chat,
  actor,
  tenant,
  response,
});

/** The answer as events where the client accepts them, else the whole message when it has ended. */
async function deliver(
  chat: ChatContext,
  context: HandlerContext,
  messageId: string,
  lastEventId?: string,
): Promise<EventStream | Message> {
  const { kernel, tenant, request } = context;
  const place = { orgId: tenant.id, messageId };
  if (request.wantsStream) return new EventStream(followAnswer(chat, place, lastEventId, request.signal));
  await awaitEnd(chat, place, request.signal);
  // Waiting may have taken minutes: a client that was signed out meanwhile gets no answer, as in a stream.
  await kernel.authenticators.current(context.actor);
  return presentMessage(await ownMessage(context, messageId));
}

export const conversationHandlers = (chat: ChatContext): Handlers<typeof contract> => ({
  async 'GET /conversations'({ actor, tx, query }) {
    conversationPolicy.authorize(actor, 'list');
    const { limit, cursor, q, archived } = query;
    const after = position.decode(cursor);
    const filter = { userId: requireUser(actor), archived, after, limit: limit + 1 };
    const place = (last: ConversationRow) => position.encode([last.active_at, last.id]);
    if (q !== undefined) {
      return pageOf(await searchConversations(tx, q, filter), limit, place, (row) => presentFound(actor, row));
    }
    return pageOf(await listConversations(tx, filter), limit, place, (row) => presentConversation(actor, row));
  },

  async 'POST /conversations'({ actor, tx, body, kernel, request }) {
    conversationPolicy.authorize(actor, 'create');
    const row = await insertConversation(tx, { userId: requireUser(actor), title: body.title, model: body.model });
    const created = conversationCreated({ conversation_id: row.id, user_id: row.user_id });
    await kernel.audit.record(tx, { actor, ip: request.ip }, created);
    return presentConversation(actor, row);
  },

  async 'GET /conversations/:id'({ actor, tx, params }) {
    const row = owned(actor, await findConversation(tx, params.id));
    conversationPolicy.authorize(actor, 'read', row);
    return presentConversation(actor, row);
  },

  'PATCH /conversations/:id': change,

  'DELETE /conversations/:id': (context) => remove(chat, context),

  'POST /conversations/:id/restore': restore,

  async 'GET /conversations/:id/messages'({ actor, tx, params, query }) {
    const conversation = owned(actor, await findConversation(tx, params.id));
    conversationPolicy.authorize(actor, 'read', conversation);
    const from = query.cursor ?? conversation.active_leaf;
    if (from === null) return { items: [], next_cursor: null };
    const rows = await walkUp(tx, conversation.id, from, query.limit);
    if (rows.length === 0) throw fail('invalid_fields', { fields: { cursor: 'is not a cursor of this list' } });
    return { items: rows.map(presentMessage), next_cursor: rows.at(-1)?.parent_id ?? null };
  },

  async 'POST /conversations/:id/messages'(context) {
    const { params, body, request } = context;
    const answerId = await ask(askerOf(chat, context), {
      conversationId: params.id,
      content: body.content,
      model: body.model,
      parentId: body.parent_id,
      clientId: body.client_id ?? request.idempotencyKey,
    });
    return deliver(chat, context, answerId);
  },

  async 'POST /messages/:id/regenerate'(context) {
    const { params, body, request } = context;
    const answerId = await regenerate(askerOf(chat, context), {
      messageId: params.id,
      model: body.model,
      clientId: request.idempotencyKey,
    });
    return deliver(chat, context, answerId);
  },

  async 'POST /messages/:id/stop'(context) {
    const { tenant, actor, params } = context;
    const message = await ownMessage(context, params.id);
    conversationPolicy.authorize(actor, 'update', message);
    if (message.status !== 'streaming') return presentMessage(message);
    await chat.answers.requestStop(tenant.id, [message.id]);
    await awaitEnd(chat, { orgId: tenant.id, messageId: message.id }, AbortSignal.timeout(stopMs));
    return presentMessage(await ownMessage(context, params.id));
  },

  async 'GET /messages/:id/stream'(context) {
    const message = await ownMessage(context, context.params.id);
    if (message.role !== 'assistant') throw fail('not_found');
    return deliver(chat, context, message.id, context.request.header('Last-Event-ID'));
  },

  'POST /chat': (context) => chatOnce(chat, context),
});
