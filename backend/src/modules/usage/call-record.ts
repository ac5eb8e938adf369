import type { Prices, Usage } from './price.ts';

export type UsageSource = 'chat' | 'api' | 'title' | 'mention' | 'summary' | 'draft';

/** `blocked`: by the guard. `refused`: by a quota. `interrupted`: the process that ran it died. */
export type Outcome = 'completed' | 'stopped' | 'failed' | 'interrupted' | 'blocked' | 'refused';

/** What is known of a call before it is sent. */
export interface CallFacts {
  /** UUIDv7: the reservation's id, then the usage record's. */
  id: string;
  orgId: string;
  userId: string | null;
  keyId: string | null;
  conversationId: string | null;
  messageId: string | null;
  source: UsageSource;
  model: string;
  provider: string;
  prices: Prices;
  /** It costs something and its organization is not confirmed: it also counts into the meters of the day. */
  unconfirmed: boolean;
}

/** What is known of a call when it is over. */
export interface CallResult {
  outcome: Outcome;
  errorCode: string | null;
  servedModel: string | null;
  usage: Usage;
  /** Milliseconds. Null: not measured, the process died. */
  latencyMs: number | null;
  firstTokenMs: number | null;
}

/** What a call used and cost, by its first settlement. */
export interface Settled {
  usage: Usage;
  costMicros: number;
  currency: string;
}
