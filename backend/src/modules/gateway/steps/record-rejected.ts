import { AppError } from '../../../kernel/errors.ts';
import type { GatewayContext } from '../gateway-context.ts';
import type { AnswerRequest } from '../call.ts';
import { factsOf } from '../call-facts.ts';

const outcomes = { guard_blocked: 'blocked', quota_exceeded: 'refused' } as const;

/** Records a call that the guard or a quota refused, with zero tokens. Other refusals are not recorded. */
export async function recordRejected(gateway: GatewayContext, request: AnswerRequest, error: unknown): Promise<void> {
  if (!(error instanceof AppError) || !(error.code in outcomes)) return;
  const outcome = outcomes[error.code as keyof typeof outcomes];
  const facts = factsOf(request);
  try {
    await gateway.accounting.recordRejected(facts, outcome, error.code);
  } catch (failure) {
    // The caller gets the refusal in any case.
    gateway.log.error({ err: failure, call_id: facts.id }, 'a refused call could not be recorded');
  }
  gateway.metrics.requests.inc({ provider: facts.provider, outcome });
  gateway.log.info(
    {
      call_id: facts.id,
      org_id: facts.orgId,
      user_id: facts.userId,
      model: facts.model,
      source: facts.source,
      outcome,
    },
    'llm call rejected',
  );
}
