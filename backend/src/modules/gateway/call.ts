import type { Actor } from '../../kernel/auth/actor.ts';
import type { GatewayErrorCode } from './contract.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import type { Finding } from '../guard/index.ts';
import type { Outcome, Settled, Usage, UsageSource } from '../usage/index.ts';
import type { ModelEntry } from './catalogue/model-entry.ts';

export interface PromptMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** What a feature asks the gateway for. */
export interface AnswerRequest {
  /** UUIDv7. It becomes the usage record's id, so that a call is recorded once. */
  callId: string;
  actor: Actor;
  tenant: Tenant;
  /** An id of the tenant's model list; null: none is named. */
  model: string | null;
  /** What answered before, where none is named. The tenant's default answers where there is none, or it is gone. */
  previousModel?: string | null;
  /** Oldest first. The last one is new: the guard may refuse it, and masks what it finds in the others. */
  messages: readonly PromptMessage[];
  source: UsageSource;
  /** How many answers to the last message there are already. Default: none. */
  earlierAnswers?: number;
  conversationId?: string;
  messageId?: string;
}

/** A request the actor may make, with the model that it named. */
export interface PermittedCall extends AnswerRequest {
  readonly entry: ModelEntry;
}

/** The same with nothing left in `messages` that must not leave. */
export interface GuardedCall extends PermittedCall {
  /** What the guard found in the newest message and let pass, masked or as it is. */
  readonly findings: readonly Finding[];
}

/** The same with its sizes, in tokens. */
export interface RoutedCall extends GuardedCall {
  /** As we count the prompt. */
  readonly promptTokens: number;
  /** As its provider may count it at most. */
  readonly promptCeiling: number;
  readonly maxOutputTokens: number;
}

/** A call for which the plan's tokens are reserved: as many as it may use at most, if its provider keeps to what it is told. */
export interface PreparedCall {
  readonly callId: string;
  readonly model: ModelEntry;
  /** What the guard found in the newest message and let pass, masked or as it is. */
  readonly findings: readonly Finding[];
  /** The gateway's own. */
  readonly request: RoutedCall;
  /** `performance.now()` when it was asked for. */
  readonly startedAt: number;
}

/** What a call came to, before it is billed. */
export interface CallEnd {
  type: 'end';
  outcome: Extract<Outcome, 'completed' | 'stopped' | 'failed'>;
  finishReason: string;
  fault: { code: GatewayErrorCode; message: string; retryAfterSeconds?: number } | null;
  usage: Usage;
  /** How many tokens of `usage` are beyond the reservation. They are billed like the others. */
  overrun: number;
  /** The provider stated a usage that cannot be true; `usage` is our own count. */
  doubted: boolean;
  servedModel: string | null;
}

export type CallEvent = Started | Delta | CallEnd;

interface Started {
  type: 'started';
  model: string;
  provider: string;
}

interface Delta {
  type: 'delta';
  text: string;
}

/** What happens to a prepared call, in order. Exactly one of `completed`, `stopped` and `failed` comes, last. */
export type AnswerEvent =
  | Started
  | Delta
  | ({ type: 'completed'; finishReason: string } & Settled)
  | ({ type: 'stopped' } & Settled)
  /** Partial text was sent as deltas before, and is billed. */
  | ({ type: 'failed'; code: GatewayErrorCode; message: string; retryAfterSeconds?: number } & Settled);
