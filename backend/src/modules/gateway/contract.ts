import { z } from 'zod';
import { endpoint } from '../../kernel/http/contract.ts';

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
