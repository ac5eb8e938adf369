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
 * The first half of every call of a model, for all features. Each step takes the type that the step before returns, so that
 * a missing or misplaced step does not compile.
 *
 *   permission    the actor may use the model                    403, 404
 *   guard         no secret leaves                               422 guard_blocked
 *   route         the prompt fits the model; sizes               422 context_too_long
 *   reserve       the most that the call can cost, in the plan   429 quota_exceeded
 *   (recordRejected)  records a call that guard or reserve refused
 *
 * Opens its own short transactions; none is held over the call. When `signal` aborts before the reservation is made, its reason
 * is thrown and there is no reservation.
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
 * The second half of every call of a model, as a chain of generators.
 *
 *   call          the provider, with deadlines and retries before the first token
 *   guardStream   masks secrets in the answer, also across chunks
 *   settle        reservation, meter, ledger and record in one statement
 *   log           one line, and the metrics
 *
 * Does not throw for faults of a provider. Yields exactly one terminal event, after its usage record is written. Aborting
 * `signal` stops the answer; so does leaving the loop.
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
