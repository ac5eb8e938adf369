import type { GatewayErrorCode } from '../contract.ts';
import type { PromptMessage } from '../call.ts';
import type { ModelEntry } from '../catalogue/model-entry.ts';
import type { UsageClaim } from '../usage-claim.ts';

export interface ProviderRequest {
  entry: ModelEntry;
  messages: readonly PromptMessage[];
  /** Sent upstream, so that the provider stops by itself. */
  maxOutputTokens: number;
  /** How many answers to the newest message there are already: it is asked for another one. */
  earlierAnswers: number;
  /** Who asks may manage models and providers. */
  managesModels: boolean;
}

/** What a provider says. `finished` comes once, after the last `delta`; a stream that ends without it was cut. */
export type ProviderEvent =
  /** It took the request: from here on the prompt costs. */
  | { type: 'accepted' }
  | { type: 'delta'; text: string }
  /** Before or after `finished`, maybe several times: the last one counts. */
  | { type: 'usage'; claim: UsageClaim }
  | { type: 'finished'; finishReason: string; servedModel: string | null };

/** One attempt at one answer. Throws a `ProviderFault`; ends at once when `signal` aborts. */
export interface Provider {
  stream(request: ProviderRequest, signal: AbortSignal): AsyncIterable<ProviderEvent>;
}

export interface FaultOptions {
  /** What to tell the user where the code's own words say too little. Never the provider's: they may hold anything. */
  message?: string;
  /** The same call may work a moment later. */
  retryable?: boolean;
  retryAfterSeconds?: number;
  /** For the log: an error's name, status or code. */
  detail?: string;
}

/** A provider that did not do what it was asked to, in the words of the error catalogue. */
export class ProviderFault extends Error {
  readonly code: GatewayErrorCode;
  readonly options: FaultOptions;

  constructor(code: GatewayErrorCode, options: FaultOptions = {}) {
    super(options.detail ?? code);
    this.name = 'ProviderFault';
    this.code = code;
    this.options = options;
  }
}
