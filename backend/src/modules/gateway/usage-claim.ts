import type { Usage } from '../usage/index.ts';

/** What a provider says that a call used, as it came: anything may stand in it. */
export interface UsageClaim {
  prompt_tokens: unknown;
  completion_tokens: unknown;
  cached_tokens: unknown;
}

/**
 * How many contexts of its model a call may have used at most. Prompt and answer share one context; another vocabulary may
 * cut them into twice as many tokens as ours, and the context of a model that nobody here knows may be set too small.
 */
const mostContexts = 4;

/**
 * The usage that `claim` states, where it can be true; else null, and the call is to be estimated. It cannot be true
 * unless its numbers are whole and not negative, there was a prompt, text came of some tokens (`spoken`), no more was
 * cached than prompted, and the sum is at most four times `context`.
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
