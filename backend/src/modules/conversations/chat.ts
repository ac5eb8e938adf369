import { v5 } from 'uuid';
import { sqlState } from '../../kernel/db/sql-errors.ts';
import { storable } from '../../kernel/db/storable.ts';
import { AppError, fail } from '../../kernel/errors.ts';
import { repeatOwnerOf, type Actor } from '../../kernel/auth/actor.ts';
import type { HandlerContext } from '../../kernel/http/route.ts';
import { EventStream, type ServerSentEvent } from '../../kernel/http/response/sse.ts';
import { newId } from '../../kernel/db/id.ts';
import { errors as gatewayErrors } from '../gateway/contract.ts';
import type { AnswerEvent, AnswerRequest } from '../gateway/index.ts';
import { presentCost } from '../usage/index.ts';
import type { ChatContext } from './context.ts';
import type { Answer } from './contract.ts';
import { promptOf } from './prompt.ts';

type ChatOnceContext = HandlerContext<{
  params: unknown;
  query: unknown;
  body: { prompt: string; model?: string | undefined };
}>;
type LastEvent = Extract<AnswerEvent, { type: 'completed' | 'stopped' | 'failed' }>;

/** One question and its answer, which is not stored: it ends when its client leaves. */
export async function chatOnce(
  { kernel, gateway }: ChatContext,
  { actor, tenant, body, request, response }: ChatOnceContext,
): Promise<Answer | EventStream> {
  const question: AnswerRequest = {
    callId: callIdOf(actor, request.idempotencyKey),
    actor,
    tenant,
    model: body.model ?? null,
    messages: promptOf(tenant, [], body.prompt),
    source: 'api',
  };
  const call = await gateway.prepareAnswer(question, request.signal).catch((error: unknown) => {
    const repeated = sqlState(error) === '23505' || (error instanceof AppError && error.code === 'conflict');
    if (!repeated) throw error;
    throw fail('conflict', {
      message: 'This Idempotency-Key was answered already, and such answers are not kept.',
      cause: error,
    });
  });
  const model = call.model.id;
  response.note('model', model);
  const events = gateway.runAnswer(call, request.signal);
  if (request.wantsStream) return new EventStream(streamed(events, model));
  let text = '';
  for await (const event of events) {
    if (event.type === 'delta') text += event.text;
    else if (event.type !== 'started') {
      // As in a stream: a client that was signed out meanwhile gets no answer.
      await kernel.authenticators.current(actor);
      return whole(event, text, model);
    }
  }
  throw new Error('the gateway ended an answer without its last event');
}

/** The id of the call, derived from the Idempotency-Key. A call can be reserved only once, so a repeat costs nothing. */
function callIdOf(actor: Actor, key: string | null): string {
  return key === null ? newId() : v5(`${repeatOwnerOf(actor)}/${key}`, actor.orgId);
}

function whole(event: LastEvent, text: string, model: string): Answer {
  if (event.type === 'failed') throw fail(gatewayErrors[event.code], { message: event.message });
  const { usage, costMicros, currency } = event;
  const finish_reason = event.type === 'completed' ? event.finishReason : 'stopped';
  return { answer: storable(text), model, usage, cost: presentCost(costMicros, currency), finish_reason };
}

async function* streamed(events: AsyncIterable<AnswerEvent>, model: string): AsyncGenerator<ServerSentEvent> {
  for await (const event of events) {
    if (event.type === 'started') yield { event: 'message.started', data: { model } };
    else if (event.type === 'delta') yield { event: 'delta', data: { text: event.text } };
    else if (event.type === 'failed') yield { event: 'error', data: { code: event.code, message: event.message } };
    else {
      const { usage, cost, finish_reason } = whole(event, '', model);
      const status = event.type === 'stopped' ? 'stopped' : 'complete';
      yield { event: 'message.completed', data: { usage, cost, finish_reason, status } };
    }
  }
}
