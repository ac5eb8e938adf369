import { setTimeout as sleep } from 'node:timers/promises';
import { holds } from '../../../kernel/auth/policy.ts';
import type { GatewayContext } from '../gateway-context.ts';
import { attempt } from '../attempt.ts';
import type { CallEnd, CallEvent, PreparedCall, RoutedCall } from '../call.ts';
import { errors } from '../contract.ts';
import { manageModels } from '../policy.ts';
import type { Progress } from '../progress.ts';
import { ProviderFault } from '../providers/provider.ts';

/**
 * Attempts at most. Repeated only before the first token and the first usage: a later attempt would answer, or charge, twice.
 */
const attempts = 3;
const firstBackoffMs = 200;
/** The longest pause, in milliseconds, that a provider's `retry-after` may ask for. */
const longestWaitMs = 3_000;

/** Calls the provider, again if it fails before its first token, and ends with the result. */
export async function* call(
  gateway: GatewayContext,
  prepared: PreparedCall,
  progress: Progress,
  signal: AbortSignal,
): AsyncGenerator<CallEvent> {
  const { request } = prepared;
  yield { type: 'started', model: request.entry.id, provider: request.entry.provider };
  for (let tries = 1; ; tries++) {
    try {
      yield* once(gateway, request, progress, signal);
      return yield await progress.end('completed');
    } catch (error) {
      if (signal.aborted) return yield await progress.end('stopped');
      const fault = asFault(error);
      progress.asked = progress.accepted;
      gateway.log.warn(
        { call_id: prepared.callId, model: request.entry.id, code: fault.code, detail: fault.message, tries },
        'AI provider failed',
      );
      // The answer was complete before it broke off.
      if (progress.whole) return yield await progress.end('completed');
      const waitMs = (fault.options.retryAfterSeconds ?? 0) * 1_000 || firstBackoffMs * 2 ** (tries - 1);
      const again = fault.options.retryable && tries < attempts && waitMs <= longestWaitMs;
      if (!again || progress.spoken || progress.charged) {
        return yield await progress.end('failed', told(fault));
      }
      gateway.metrics.retries.inc({ provider: request.entry.provider });
      if (!(await slept(waitMs, signal))) return yield await progress.end('stopped');
    }
  }
}

async function* once(
  gateway: GatewayContext,
  request: RoutedCall,
  progress: Progress,
  signal: AbortSignal,
): AsyncGenerator<CallEvent> {
  signal.throwIfAborted();
  const { entry, messages, maxOutputTokens, earlierAnswers = 0 } = request;
  const managesModels = holds(request.actor, manageModels);
  const asked = { entry, messages, maxOutputTokens, earlierAnswers, managesModels };
  progress.asked = true;
  const provider = gateway.providers[entry.provider];
  const span = gateway.tracing.start('llm call', {
    'gen_ai.provider.name': entry.provider,
    'gen_ai.request.model': entry.id,
    'atrium.org': request.tenant.id,
  });
  try {
    for await (const event of attempt(provider, asked, signal)) {
      if (event.type === 'accepted') progress.accepted = true;
      if (event.type === 'usage') progress.claim = event.claim;
      if (event.type === 'finished') progress.finished = event;
      if (event.type !== 'delta') continue;
      yield { type: 'delta', text: await progress.take(event.text) };
      if (progress.full) break;
    }
    signal.throwIfAborted();
    progress.check();
  } catch (error) {
    if (!signal.aborted) span.fail(error);
    throw error;
  } finally {
    span.end();
  }
}

function asFault(error: unknown): ProviderFault {
  if (error instanceof ProviderFault) return error;
  return new ProviderFault('provider_unavailable', { detail: error instanceof Error ? error.name : 'unknown' });
}

function told({ code, options }: ProviderFault): CallEnd['fault'] {
  return { code, message: options.message ?? errors[code].message, retryAfterSeconds: options.retryAfterSeconds };
}

async function slept(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return sleep(milliseconds, true, { signal }).catch(() => false);
}
