import { AppError } from '../../../kernel/errors.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import { turnAway } from '../../usage/index.ts';
import type { AnswerRequest } from '../call.ts';
import { factsOf } from '../call-facts.ts';
import { gatewayOf } from '../gateway-state.ts';

const outcomes = { guard_blocked: 'blocked', quota_exceeded: 'refused' } as const;

/** Records what the guard or a quota refused, with zero tokens. The other refusals never were calls. */
export async function turnedAway(kernel: Kernel, request: AnswerRequest, error: unknown): Promise<void> {
  if (!(error instanceof AppError) || !(error.code in outcomes)) return;
  const outcome = outcomes[error.code as keyof typeof outcomes];
  const facts = factsOf(request);
  try {
    await turnAway(kernel, facts, outcome, error.code);
  } catch (failure) {
    // The refusal stands, and is what the caller must hear of.
    kernel.log.error({ err: failure, call_id: facts.id }, 'a refused call could not be recorded');
  }
  gatewayOf(kernel).metrics.requests.inc({ provider: facts.provider, outcome });
  kernel.log.info(
    {
      call_id: facts.id,
      org_id: facts.orgId,
      user_id: facts.userId,
      model: facts.model,
      source: facts.source,
      outcome,
    },
    'llm call turned away',
  );
}
