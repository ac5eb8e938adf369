import { requireUser } from '../../kernel/auth/policy.ts';
import { z } from 'zod';
import { cursorOf, pageOf } from '../../kernel/db/cursor.ts';
import { fail } from '../../kernel/errors.ts';
import { id, timestamp } from '../../kernel/http/contract.ts';
import type { Call, Handlers } from '../../kernel/http/route.ts';
import { EventStream } from '../../kernel/http/answer/sse.ts';
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

/** Both parts of the list's order: a conversation that moves up meanwhile moves no page. */
const position = cursorOf(z.tuple([timestamp, id]));

/** How long a stopped answer may take to end: its process may have died, and its lease must run out. */
const stopMs = 10_000;

async function ownMessage({ kernel, actor, tenant }: Call, messageId: string): Promise<MessageRow> {
  conversationPolicy.authorize(actor, 'list');
  return kernel.db.tenant(tenant.id, async (tx) => owned(actor, await findMessage(tx, messageId)), { readOnly: true });
}

const askerOf = (context: ChatContext, { actor, tenant, reply }: Call): Asker => ({ ...context, actor, tenant, reply });

/** The answer as events where the client wants them, else the whole message when it has ended. */
async function deliver(
  context: ChatContext,
  call: Call,
  messageId: string,
  lastEventId?: string,
): Promise<EventStream | Message> {
  const { kernel, tenant, request } = call;
  const place = { orgId: tenant.id, messageId };
  if (request.wantsStream) return new EventStream(followAnswer(context, place, lastEventId, request.signal));
  await awaitEnd(context, place, request.signal);
  // It may have taken minutes: who has been signed out meanwhile gets no answer, here as in a stream.
  await kernel.authenticators.current(call.actor);
  return presentMessage(await ownMessage(call, messageId));
}

export const conversationHandlers = (context: ChatContext): Handlers<typeof contract> => ({
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

  'DELETE /conversations/:id': (call) => remove(context, call),

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

  async 'POST /conversations/:id/messages'(call) {
    const { params, body, request } = call;
    const answerId = await ask(askerOf(context, call), {
      conversationId: params.id,
      content: body.content,
      model: body.model,
      parentId: body.parent_id,
      clientId: body.client_id ?? request.idempotencyKey,
    });
    return deliver(context, call, answerId);
  },

  async 'POST /messages/:id/regenerate'(call) {
    const { params, body, request } = call;
    const answerId = await regenerate(askerOf(context, call), {
      messageId: params.id,
      model: body.model,
      clientId: request.idempotencyKey,
    });
    return deliver(context, call, answerId);
  },

  async 'POST /messages/:id/stop'(call) {
    const { tenant, actor, params } = call;
    const message = await ownMessage(call, params.id);
    conversationPolicy.authorize(actor, 'update', message);
    if (message.status !== 'streaming') return presentMessage(message);
    await context.answers.requestStop(tenant.id, [message.id]);
    await awaitEnd(context, { orgId: tenant.id, messageId: message.id }, AbortSignal.timeout(stopMs));
    return presentMessage(await ownMessage(call, params.id));
  },

  async 'GET /messages/:id/stream'(call) {
    const message = await ownMessage(call, call.params.id);
    if (message.role !== 'assistant') throw fail('not_found');
    return deliver(context, call, message.id, call.request.header('Last-Event-ID'));
  },

  'POST /chat': (call) => chatOnce(context, call),
});
