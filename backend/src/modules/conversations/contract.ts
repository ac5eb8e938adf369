import { z } from 'zod';
import {
  day,
  defineErrors,
  defineRate,
  endpoint,
  id,
  idParams,
  listQuery,
  text,
  timestamp,
  visibleLine,
} from '../../kernel/http/contract.ts';
import { errors as gateway, generateRate } from '../gateway/contract.ts';
import { errors as guard } from '../guard/contract.ts';

const tag = 'Chat';

export const errors = defineErrors({
  message_streaming: [409, 'An answer is still being written. Stop it first, or wait.'],
  answer_interrupted: [
    503,
    'The server stopped in the middle of the answer. What was there is kept; regenerate to get all of it.',
  ],
});

/** New conversations. */
const conversationsRate = defineRate('conversations', { user: { limit: 500, window: day } });
export const rates = [conversationsRate];

const title = visibleLine(200);
const content = text(1, 100_000).regex(/\S/u, 'must not be blank');
const model = text(1, 200);

const conversation = z.object({
  id,
  title: z.string(),
  model: z.string().nullable(),
  project_id: id.nullable(),
  archived: z.boolean(),
  shared: z.boolean(),
  created_at: timestamp,
  updated_at: timestamp,
  last_message_at: timestamp.nullable(),
  abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
});

const foundConversation = conversation.extend({
  /** Of a search: the newest message that holds what was looked for, and a few words around it; null: only the title does. */
  hit: z.object({ message_id: id, excerpt: z.string() }).nullable().optional(),
});

const usage = z.object({
  prompt_tokens: z.number().int(),
  completion_tokens: z.number().int(),
  cached_tokens: z.number().int(),
});

/** `amount` in minor units, rounded up; `micros` exact, in millionths of the currency's unit. */
const cost = z.object({ amount: z.number().int(), currency: z.string().length(3), micros: z.number().int() });

const message = z.object({
  id,
  conversation_id: id,
  parent_id: id.nullable(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  model: z.string().nullable(),
  status: z.enum(['streaming', 'complete', 'stopped', 'failed', 'interrupted']),
  usage: usage.nullable(),
  cost: cost.nullable(),
  finish_reason: z.string().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  client_id: z.string().nullable(),
  sibling_ids: z.array(id),
  created_at: timestamp,
});

const answer = z.object({
  answer: z.string(),
  model: z.string(),
  usage,
  cost,
  finish_reason: z.string(),
});

/** What `prepareAnswer` may refuse, beside what every route may. */
const refusals = ['forbidden', 'not_found', guard.guard_blocked, gateway.context_too_long, 'quota_exceeded'] as const;

/** Errors of a running answer; a stored message shows them by itself. */
const failures = [
  gateway.provider_unavailable,
  gateway.provider_timeout,
  gateway.provider_busy,
  gateway.provider_misconfigured,
  gateway.answer_cut,
  gateway.answer_empty,
  gateway.content_filtered,
] as const;

const streamNote =
  'With `Accept: text/event-stream`: `message.started` {message_id, user_message_id, conversation_id, model}, `delta` {text}, ' +
  'then `message.completed` {message_id, usage, cost, finish_reason, status} or `error` {code, message, message_id}. ' +
  'Each `id` is a place in the answer: send it as `Last-Event-ID` to `GET /messages/:id/stream` to go on from there.';

export const contract = {
  'GET /conversations': endpoint({
    summary: 'My conversations, newest activity first',
    description:
      '`q` looks in titles (any part) and in messages (words and their beginnings); `hit` is the newest such message, null where only the ' +
      'title was found.',
    tag,
    tx: 'read-once',
    query: listQuery({
      q: text(1, 200).optional(),
      archived: z
        .enum(['true', 'false'])
        .default('false')
        .transform((value) => value === 'true'),
    }),
    data: z.array(foundConversation),
    list: true,
  }),
  'POST /conversations': endpoint({
    summary: 'Begin a conversation',
    description: 'At most 500 a day and person.',
    tag,
    body: z.strictObject({ title: title.optional(), model: model.optional() }),
    data: conversation,
    status: 201,
    errors: ['forbidden'],
    idempotent: true,
    rate: conversationsRate,
  }),
  'GET /conversations/:id': endpoint({
    summary: 'One of my conversations',
    tag,
    params: idParams,
    data: conversation,
    errors: ['not_found'],
  }),
  'PATCH /conversations/:id': endpoint({
    summary: 'Rename, archive, choose the model, or show another branch',
    description:
      '`active_message_id`: the branch through that message, down to its newest descendant, is shown from now on.',
    tag,
    params: idParams,
    body: z.strictObject({
      title: title.optional(),
      archived: z.boolean().optional(),
      model: model.nullable().optional(),
      active_message_id: id.optional(),
    }),
    data: conversation,
    errors: ['not_found'],
  }),
  'DELETE /conversations/:id': endpoint({
    summary: 'Delete a conversation with everything in it',
    description:
      'An answer that is being written is stopped first. Nothing of it is readable any more; for 30 seconds it can be restored.',
    tag,
    params: idParams,
    tx: 'none',
    status: 204,
    errors: ['not_found'],
  }),
  'POST /conversations/:id/restore': endpoint({
    summary: 'Restore a conversation that I deleted within the last 30 seconds',
    description: 'Harmless where it is not deleted.',
    tag,
    params: idParams,
    data: conversation,
    errors: ['not_found'],
  }),
  'GET /conversations/:id/messages': endpoint({
    summary: 'The messages of the shown branch, newest first',
    tag,
    params: idParams,
    query: listQuery({ cursor: id.optional() }),
    data: z.array(message),
    list: true,
    errors: ['not_found'],
  }),
  'POST /conversations/:id/messages': endpoint({
    summary: 'Ask; the answer streams, or comes when it is whole',
    description:
      'Without `parent_id` the message follows the newest one shown; null begins a new root; to edit a message, send its parent. ' +
      `The same question under the same \`client_id\` again gives the first one's answer. ${streamNote}`,
    tag,
    params: idParams,
    body: z.strictObject({
      content,
      model: model.optional(),
      parent_id: id.nullable().optional(),
      client_id: text(1, 100).optional(),
    }),
    data: message,
    status: 201,
    tx: 'none',
    stream: true,
    idempotent: 'handler',
    rate: generateRate,
    errors: [...refusals, errors.message_streaming, 'conflict'],
  }),
  'POST /messages/:id/regenerate': endpoint({
    summary: 'Another answer to the same question, beside the first',
    description: streamNote,
    tag,
    params: idParams,
    body: z.strictObject({ model: model.optional() }),
    data: message,
    status: 201,
    tx: 'none',
    stream: true,
    idempotent: 'handler',
    rate: generateRate,
    errors: [...refusals, errors.message_streaming],
  }),
  'POST /messages/:id/stop': endpoint({
    summary: 'Stop an answer; what is there is kept',
    description: 'Also before the first word, and harmless when the answer has ended.',
    tag,
    params: idParams,
    data: message,
    tx: 'none',
    errors: ['not_found'],
  }),
  'GET /messages/:id/stream': endpoint({
    summary: 'Follow an answer, from the start or from `Last-Event-ID` on',
    description: streamNote,
    tag,
    params: idParams,
    data: message,
    tx: 'none',
    stream: true,
    errors: ['not_found'],
  }),
  'POST /chat': endpoint({
    summary: 'One question, one answer, no conversation',
    description:
      'Only the usage record is kept. With `Accept: text/event-stream` the answer streams; going away stops it.',
    tag,
    body: z.strictObject({ prompt: content, model: model.optional() }),
    data: answer,
    tx: 'none',
    stream: true,
    idempotent: 'handler',
    rate: generateRate,
    errors: [...refusals, ...failures, 'conflict'],
  }),
};

export type Conversation = z.infer<typeof conversation>;
export type FoundConversation = z.infer<typeof foundConversation>;
export type Message = z.infer<typeof message>;
export type Answer = z.infer<typeof answer>;

type Routes = typeof contract;
type Errors = typeof errors;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
  interface ErrorCodes extends Errors {}
}
