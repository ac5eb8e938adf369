import type { Usage } from '../usage/index.ts';

/** The usage that a provider reports, not validated. */
export interface UsageClaim {
  prompt_tokens: unknown;
  completion_tokens: unknown;
  cached_tokens: unknown;
}

/**
 * The most contexts of its model that a call may report. Prompt and answer share one context; another vocabulary may count
 * twice as many tokens as ours, and the configured context of an unknown model may be too small.
 */
const mostContexts = 4;

/**
 * The usage in `claim` if it is believable; else null, and the call is estimated. Believable: whole numbers, not negative, some
 * tokens of prompt, some of the answer if there was text (`spoken`), no more cached than prompted, and a sum of at most four
 * times `context`.
 */
export function believableUsage(
  claim: UsageClaim,
  { spoken, context }: { spoken: boolean; context: number },
): Usage | null {
  const { prompt_tokens, completion_tokens, cached_tokens } = claim;
  if (!isCount(prompt_tokens) || !isCount(completion_tokens) || !isCount(cached_tokens)) return null;
  if (prompt_tokens === 0 || (spoken && completion_tokens === 0)) return null;
  if (cached_tokens > prompt_tokens || prompt_tokens + completion_tokens > mostContexts * context) return null;
  return { prompt_tokens, completion_tokens, cached_tokens };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
