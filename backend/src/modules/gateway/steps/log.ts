import type { GatewayContext } from '../gateway-context.ts';
import type { AnswerEvent, PreparedCall } from '../call.ts';

/** Writes one log line and the metrics of each call; never content, keys or addresses. */
export async function* log(
  gateway: GatewayContext,
  prepared: PreparedCall,
  events: AsyncIterable<AnswerEvent>,
): AsyncGenerator<AnswerEvent> {
  const { metrics } = gateway;
  const { entry, actor, source } = prepared.request;
  const { provider } = entry;
  const elapsed = () => (performance.now() - prepared.startedAt) / 1_000;
  let firstToken: number | null = null;
  let end: AnswerEvent | null = null;
  try {
    for await (const event of events) {
      if (event.type === 'delta' && firstToken === null) {
        firstToken = elapsed();
        metrics.firstToken.observe({ provider }, firstToken);
      }
      if ('usage' in event) {
        end = event;
        metrics.tokens.inc({ provider, direction: 'prompt' }, event.usage.prompt_tokens);
        metrics.tokens.inc({ provider, direction: 'completion' }, event.usage.completion_tokens);
      }
      yield event;
    }
  } finally {
    const outcome = end?.type ?? 'stopped';
    const seconds = elapsed();
    metrics.requests.inc({ provider, outcome });
    metrics.duration.observe({ provider, outcome }, seconds);
    gateway.log.info(
      {
        call_id: prepared.callId,
        org_id: actor.orgId,
        user_id: actor.userId,
        model: entry.id,
        provider,
        source,
        outcome,
        error_code: end?.type === 'failed' ? end.code : undefined,
        usage: end && 'usage' in end ? end.usage : undefined,
        first_token_ms: firstToken === null ? undefined : Math.round(firstToken * 1_000),
        latency_ms: Math.round(seconds * 1_000),
      },
      'llm call',
    );
  }
}
