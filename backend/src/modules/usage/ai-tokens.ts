import { defineMeter } from '../../kernel/entitlements/entitlement.ts';

/** Tokens of prompts and answers of all models. */
export const aiTokens = defineMeter(
  'ai_tokens',
  ({ resetsAt }) =>
    `The plan's AI tokens of this month are used up. They start anew on ${resetsAt?.slice(0, 10)}; ` +
    'an owner can choose a larger plan.',
);
