/** Tokens of one call, as its provider counted them; estimated where it told nothing. */
export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  /** The part of `prompt_tokens` that the provider had cached. */
  cached_tokens: number;
}

/** Integer micro-units (1 USD = 1,000,000) for a million tokens. `version` names the list they are from. */
export interface Prices {
  prompt: number;
  cached: number;
  completion: number;
  /** ISO 4217. */
  currency: string;
  version: string;
}

export const noUsage: Usage = { prompt_tokens: 0, completion_tokens: 0, cached_tokens: 0 };
export const unpriced: Prices = { prompt: 0, cached: 0, completion: 0, currency: 'USD', version: 'unpriced' };

const million = 1_000_000;

/** The cost of `usage` in micro-units, rounded up. */
export function costMicros(usage: Usage, prices: Prices): number {
  const fresh = usage.prompt_tokens - usage.cached_tokens;
  const total =
    fresh * prices.prompt + usage.cached_tokens * prices.cached + usage.completion_tokens * prices.completion;
  return Math.ceil(total / million);
}

export function totalTokens(usage: Usage): number {
  return usage.prompt_tokens + usage.completion_tokens;
}
