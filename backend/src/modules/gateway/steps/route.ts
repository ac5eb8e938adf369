import { errors } from '../contract.ts';
import { fail } from '../../../kernel/errors.ts';
import type { GatewayContext } from '../gateway-context.ts';
import type { GuardedCall, RoutedCall } from '../call.ts';
import { countPrompt } from '../tokens.ts';

/** The least tokens of an answer for which a call is made. */
export const shortestAnswer = 64;

/**
 * By how much the provider may count more than this: other vocabularies cut the same text into up to twice as many tokens. What
 * is reserved in excess is returned when the call settles.
 */
const margin = { openai: 1.15, openai_compatible: 2, demo: 1 };

/** Checks that the prompt fits the model, and sets the length of the answer. */
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
