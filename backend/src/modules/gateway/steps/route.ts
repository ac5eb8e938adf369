import { errors } from '../contract.ts';
import { fail } from '../../../kernel/errors.ts';
import type { GatewayContext } from '../gateway-context.ts';
import type { GuardedCall, RoutedCall } from '../call.ts';
import { countPrompt } from '../tokens.ts';

/** An answer with less room than this is not worth beginning. */
export const shortestAnswer = 64;

/**
 * How much we may have counted too little: other vocabularies cut the same text into up to twice as many tokens. What is
 * reserved too much is given back when the call settles.
 */
const margin = { openai: 1.15, openai_compatible: 2, demo: 1 };

/** Do prompt and answer fit the model, and how long may the answer be? */
export async function route(_gateway: GatewayContext, call: GuardedCall): Promise<RoutedCall> {
  const { entry, messages } = call;
  const counted = await countPrompt(messages);
  const room = entry.context - counted;
  if (room < shortestAnswer)
    throw fail(errors.context_too_long, { fields: { context: entry.context, prompt_tokens: counted } });
  return {
    ...call,
    promptTokens: counted,
    promptCeiling: Math.ceil(counted * margin[entry.provider]),
    maxOutputTokens: Math.min(entry.max_output, room),
  };
}
