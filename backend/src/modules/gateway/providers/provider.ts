import type { GatewayErrorCode } from '../contract.ts';
import type { PromptMessage } from '../call.ts';
import type { ModelEntry } from '../catalogue/model-entry.ts';
import type { UsageClaim } from '../usage-claim.ts';

export interface ProviderRequest {
  entry: ModelEntry;
  messages: readonly PromptMessage[];
  /** The cap that is sent upstream, so that the provider stops by itself. */
  maxOutputTokens: number;
  /** Number of earlier answers to the newest message. */
  earlierAnswers: number;
  /** Whether the actor may manage models and providers. */
  managesModels: boolean;
}

/** An event of a provider. `finished` comes once, after the last `delta`; a stream that ends without it was cut. */
export type ProviderEvent =
  /** The request was accepted: from here on the prompt is billed. */
  | { type: 'accepted' }
  | { type: 'delta'; text: string }
  /** Before or after `finished`, possibly several times: the last one counts. */
  | { type: 'usage'; claim: UsageClaim }
  | { type: 'finished'; finishReason: string; servedModel: string | null };

/** One attempt at one answer. @throws {ProviderFault}; ends at once when `signal` aborts */
export interface Provider {
  stream(request: ProviderRequest, signal: AbortSignal): AsyncIterable<ProviderEvent>;
}

export interface FaultOptions {
  /** A message for the user where that of the code says too little. Never the provider's, which may hold anything. */
  message?: string;
  /** Whether the same call may succeed a moment later. */
  retryable?: boolean;
  retryAfterSeconds?: number;
  /** For the log: an error's name, status or code. */
  detail?: string;
}

/** A failure of a provider, as a code of the error catalogue. */
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
