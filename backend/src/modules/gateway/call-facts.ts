import { unpriced, type CallFacts } from '../usage/index.ts';
import type { AnswerRequest, PermittedCall } from './call.ts';

/** The facts of a call for its usage record. Without an entry the call did not get as far as a model. */
export function factsOf(call: AnswerRequest | PermittedCall): CallFacts {
  const entry = 'entry' in call ? call.entry : undefined;
  return {
    id: call.callId,
    orgId: call.actor.orgId,
    userId: call.actor.userId,
    keyId: call.actor.keyId,
    conversationId: call.conversationId ?? null,
    messageId: call.messageId ?? null,
    source: call.source,
    model: entry?.id ?? call.model ?? 'default',
    provider: entry?.provider ?? 'none',
    prices: entry?.prices ?? unpriced,
    // The demo model costs nothing.
    unconfirmed: !call.tenant.confirmed && entry !== undefined && entry.provider !== 'demo',
  };
}
