import { z } from 'zod';
import { endpoint, timestamp } from '../../kernel/http/contract.ts';

const allowance = z.object({
  /** `ai_tokens`, `api_calls`, `users`. */
  name: z.string(),
  type: z.enum(['total', 'meter']),
  /** Null: the plan has no limit. */
  limit: z.number().int().nullable(),
  /** What running calls hold counts. */
  used: z.number().int(),
  /** When a meter starts from zero; null of a total. */
  resets_at: timestamp.nullable(),
});

export const contract = {
  'GET /plan': endpoint({
    summary: 'The plan, and what is used of it',
    description:
      'For those who may see the use of all. `total`: how many stand at once; `meter`: used in the calendar month, UTC.',
    tag: 'Usage',
    tx: 'read-once',
    data: z.object({
      plan: z.enum(['free', 'basic', 'premium', 'enterprise']),
      allowances: z.array(allowance),
    }),
    errors: ['forbidden'],
  }),
};

type Routes = typeof contract;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
}
