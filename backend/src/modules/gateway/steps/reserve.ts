import type { GatewayContext } from '../gateway-context.ts';
import type { RoutedCall } from '../call.ts';
import { factsOf } from '../call-facts.ts';
import { shortestAnswer } from './route.ts';

/** Seconds after its last possible moment in which a call may still settle, or be settled by a restarted process. */
const graceSeconds = 600;

/** Reserves the most that the call can cost; near the limit it gets a shorter answer rather than none. */
export async function reserve(gateway: GatewayContext, call: RoutedCall, signal?: AbortSignal): Promise<RoutedCall> {
  const hold = {
    ...factsOf(call),
    promptTokens: call.promptTokens,
    least: call.promptCeiling + Math.min(shortestAnswer, call.maxOutputTokens),
    wanted: call.promptCeiling + call.maxOutputTokens,
    livesSeconds: call.entry.timeouts.total / 1_000 + graceSeconds,
  };
  const reserved = await gateway.accounting.reserveTokens(hold, signal);
  return { ...call, maxOutputTokens: reserved - call.promptCeiling };
}
