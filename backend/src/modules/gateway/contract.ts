import { z } from 'zod';
import { defineErrors, definePermission, defineRate, endpoint, everyone, minute } from '../../kernel/http/contract.ts';

export const errors = defineErrors({
  provider_unavailable: [503, 'The AI provider is not answering. Try again, or choose another model.'],
  provider_timeout: [503, 'The AI provider took too long. Try again, or choose another model.'],
  provider_busy: [503, 'The AI provider has too much to do. Wait a moment, then try again.'],
  provider_misconfigured: [503, 'The AI provider refuses this portal. An admin must check its key and model name.'],
  answer_cut: [503, 'The AI provider broke off in the middle of the answer. Ask again to get all of it.'],
  answer_empty: [503, 'The AI provider sent an empty answer. Try again, or choose another model.'],
  content_filtered: [422, "The AI provider's content filter refused this. Put it in other words."],
  context_too_long: [422, 'The conversation is too long for this model. Start a new one, or choose a larger model.'],
});
export type GatewayErrorCode = keyof typeof errors;

export const useModels = definePermission('models.use', everyone);

/** For answers of a model, and what costs as much. */
export const generateRate = defineRate('generate', {
  ip: { limit: 600, window: minute },
  user: { limit: 60, window: minute },
  org: { limit: 1200, window: minute },
});

const model = z.object({
  id: z.string(),
  display_name: z.string(),
  provider: z.string(),
  description: z.string(),
  is_demo: z.boolean(),
  is_default: z.boolean(),
  capabilities: z.array(z.string()),
  context: z.number().int(),
});

export const contract = {
  'GET /models': endpoint({
    summary: 'The models you may use, the default first',
    description: '`context`: how many tokens prompt and answer may hold together. `is_demo`: built in, and no AI.',
    tag: 'Chat',
    data: z.array(model),
    tx: 'none',
  }),
};

export type Model = z.infer<typeof model>;

type Routes = typeof contract;
type Errors = typeof errors;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
  interface ErrorCodes extends Errors {}
}
