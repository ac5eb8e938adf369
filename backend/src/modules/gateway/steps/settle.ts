import retry from 'p-retry';
import type { GatewayContext } from '../gateway-context.ts';
import type { Settled } from '../../usage/index.ts';
import type { AnswerEvent, CallEnd, CallEvent, PreparedCall } from '../call.ts';
import { factsOf } from '../call-facts.ts';
import type { Progress } from '../progress.ts';

/** Retries while PostgreSQL restarts. When they fail, the sweeper bills the prompt. */
const patience = { retries: Infinity, minTimeout: 100, factor: 4, maxTimeout: 10_000, maxRetryTime: 17_000 };

/**
 * Writes the bill, then yields the terminal event. A caller that leaves the loop before has stopped the call, and pays for it.
 */
export async function* settle(
  gateway: GatewayContext,
  prepared: PreparedCall,
  progress: Progress,
  events: AsyncIterable<CallEvent>,
): AsyncGenerator<AnswerEvent> {
  const elapsed = () => Math.round(performance.now() - prepared.startedAt);
  let firstTokenMs: number | null = null;
  let ended = false;

  async function bill(end: CallEnd): Promise<Settled> {
    ended = true;
    const call = { call_id: prepared.callId, model: prepared.model.id };
    if (end.overrun > 0) gateway.log.warn({ ...call, tokens: end.overrun }, 'a provider used more than was reserved');
    if (end.doubted) gateway.log.warn(call, 'a provider stated a usage that cannot be true: estimated');
    const result = {
      outcome: end.outcome,
      errorCode: end.fault?.code ?? null,
      servedModel: end.servedModel,
      usage: end.usage,
      latencyMs: elapsed(),
      firstTokenMs,
    };
    return retry(() => gateway.accounting.settleCall(factsOf(prepared.request), result), {
      ...patience,
      onFailedAttempt: ({ error, attemptNumber }) =>
        gateway.log.warn({ err: error, attempt: attemptNumber }, 'a call could not be settled at this attempt'),
    });
  }

  try {
    for await (const event of events) {
      if (event.type === 'delta') firstTokenMs ??= elapsed();
      yield event.type === 'end' ? terminal(event, await bill(event)) : event;
    }
  } finally {
    if (!ended) await bill(await progress.end('stopped'));
  }
}

function terminal(end: CallEnd, bill: Settled): AnswerEvent {
  if (end.fault) return { type: 'failed', ...end.fault, ...bill };
  if (end.outcome === 'stopped') return { type: 'stopped', ...bill };
  return { type: 'completed', finishReason: end.finishReason, ...bill };
}
