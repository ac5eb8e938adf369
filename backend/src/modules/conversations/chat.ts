import { AppError } from '../../kernel/errors.ts';
import type { Call } from '../../kernel/http/route.ts';
import { EventStream, type ServerSentEvent } from '../../kernel/http/sse.ts';
import { newId } from '../../kernel/db/id.ts';
import { prepareAnswer, runAnswer, type AnswerEvent } from '../gateway/index.ts';
import type { Answer } from './contract.ts';
import { presentCost } from './present.ts';
import { promptOf } from './prompt.ts';

type ChatCall = Call<{ params: unknown; query: unknown; body: { prompt: string; model?: string | undefined } }>;
type LastEvent = Extract<AnswerEvent, { type: 'completed' | 'stopped' | 'failed' }>;

/** One question and its answer; nobody can come back to it, so it ends when its reader leaves. */
export async function chatOnce({
  kernel,
  actor,
  tenant,
  body,
  request,
  reply,
}: ChatCall): Promise<Answer | EventStream> {
  const call = await prepareAnswer(kernel, {
    callId: newId(),
    actor,
    tenant,
    model: body.model ?? null,
    messages: promptOf(tenant, [], body.prompt),
    source: 'api',
  });
  const model = call.model.id;
  reply.note('model', model);
  const events = runAnswer(kernel, call, request.signal);
  if (request.wantsStream) return new EventStream(streamed(events, model));
  let text = '';
  for await (const event of events) {
    if (event.type === 'delta') text += event.text;
    else if (event.type !== 'started') return whole(event, text, model);
  }
  throw new Error('the gateway ended an answer without its last event');
}

function whole(event: LastEvent, text: string, model: string): Answer {
  if (event.type === 'failed') throw new AppError(event.code, { message: event.message });
  const { usage, costMicros, currency } = event;
  const finish_reason = event.type === 'completed' ? event.finishReason : 'stopped';
  return { answer: text, model, usage, cost: presentCost(costMicros, currency), finish_reason };
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
