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

/** A feature's request for an answer. */
export interface AnswerRequest {
  /** UUIDv7. It is the usage record's id, so that a call is recorded once. */
  callId: string;
  actor: Actor;
  tenant: Tenant;
  /** An id of the tenant's model list; null: the default. */
  model: string | null;
  /** The model of the previous answer, used where `model` is null; if it is gone, the tenant's default. */
  previousModel?: string | null;
  /** Oldest first. The last one is new: the guard may refuse it. In the others it masks what it finds. */
  messages: readonly PromptMessage[];
  source: UsageSource;
  /** Number of earlier answers to the last message. Default: 0. */
  earlierAnswers?: number;
  conversationId?: string;
  messageId?: string;
}

/** A request that the actor may make, with its model. */
export interface PermittedCall extends AnswerRequest {
  readonly entry: ModelEntry;
}

/** A permitted call whose `messages` have passed the guard. */
export interface GuardedCall extends PermittedCall {
  /** What the guard found in the newest message and let pass, masked or as it is. */
  readonly findings: readonly Finding[];
}

/** A guarded call with its sizes, in tokens. */
export interface RoutedCall extends GuardedCall {
  /** The prompt's tokens by our own count. */
  readonly promptTokens: number;
  /** The most tokens that the provider may count for the prompt. */
  readonly promptCeiling: number;
  readonly maxOutputTokens: number;
}

/** A call with a reservation in the plan, of the most tokens that it may use if its provider respects the cap. */
export interface PreparedCall {
  readonly callId: string;
  readonly model: ModelEntry;
  /** What the guard found in the newest message and let pass, masked or as it is. */
  readonly findings: readonly Finding[];
  /** For the gateway only. */
  readonly request: RoutedCall;
  /** `performance.now()` at the request. */
  readonly startedAt: number;
}

/** The result of a call before it is billed. */
export interface CallEnd {
  type: 'end';
  outcome: Extract<Outcome, 'completed' | 'stopped' | 'failed'>;
  finishReason: string;
  fault: { code: GatewayErrorCode; message: string; retryAfterSeconds?: number } | null;
  usage: Usage;
  /** Tokens of `usage` beyond the reservation. They are billed like the others. */
  overrun: number;
  /** The provider reported an impossible usage; `usage` is our own count. */
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

/** The events of a prepared call, in order. Exactly one of `completed`, `stopped` and `failed` comes, last. */
export type AnswerEvent =
  | Started
  | Delta
  | ({ type: 'completed'; finishReason: string } & Settled)
  | ({ type: 'stopped' } & Settled)
  /** The text so far was sent as deltas, and is billed. */
  | ({ type: 'failed'; code: GatewayErrorCode; message: string; retryAfterSeconds?: number } & Settled);
