import type { GatewayContext } from './gateway-context.ts';
import type { AnswerEvent, AnswerRequest, PreparedCall } from './call.ts';
import { Progress } from './progress.ts';
import { call } from './steps/call.ts';
import { guard } from './steps/guard.ts';
import { guardStream } from './steps/guard-stream.ts';
import { log } from './steps/log.ts';
import { permission } from './steps/permission.ts';
import { reserve } from './steps/reserve.ts';
import { route } from './steps/route.ts';
import { settle } from './steps/settle.ts';
import { recordRejected } from './steps/record-rejected.ts';

/**
 * The one way to a model, for every feature. Each step takes what the step before it gives, so that none can be left
 * out or put elsewhere without the build failing.
 *
 *   permission    may this actor use this model?                      403, 404
 *   guard         nothing leaves that must not                        422 guard_blocked
 *   route         which sizes fit the model, the prompt and the plan  422 context_too_long
 *   reserve       the most that the call can cost, out of the plan    429 quota_exceeded
 *   (recordRejected)  the record of a call that one of these refused
 *
 * Opens its own short transactions; none is held over the call. When `signal` fires before the reservation is made there is
 * none, and its reason is thrown.
 */
export async function prepareAnswer(
  gateway: GatewayContext,
  request: AnswerRequest,
  signal?: AbortSignal,
): Promise<PreparedCall> {
  const startedAt = performance.now();
  let reached: AnswerRequest = request;
  try {
    const permitted = (reached = await permission(gateway, request));
    const guarded = await guard(gateway, permitted);
    const routed = await route(gateway, guarded);
    const reserved = await reserve(gateway, routed, signal);
    return { callId: request.callId, model: reserved.entry, findings: reserved.findings, request: reserved, startedAt };
  } catch (error) {
    await recordRejected(gateway, reached, error);
    throw error;
  }
}

/**
 *   call          the provider, its deadlines, and a second try before the first token
 *   guardStream   nothing comes back that must not, also across two chunks
 *   settle        what it did cost: reservation, meter, ledger and record in one statement
 *   log           one line, and the metrics
 *
 * Never throws for what a provider does. Exactly one terminal event, whose usage record is written before it is
 * yielded. `signal` stops the answer; so does leaving the loop.
 */
export function runAnswer(
  gateway: GatewayContext,
  prepared: PreparedCall,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const progress = new Progress(prepared.request);
  const answered = call(gateway, prepared, progress, signal);
  const guarded = guardStream(gateway, prepared, answered);
  const settled = settle(gateway, prepared, progress, guarded);
  return log(gateway, prepared, settled);
}
