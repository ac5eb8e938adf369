import { z } from 'zod';
import { endpoint, id, listQuery, timestamp } from '../../kernel/http/contract.ts';

/** `amount` in the currency's minor units (cents of USD, yen of JPY), rounded up; `micros` exact, in millionths of its unit. */
const cost = z.object({ amount: z.number().int(), currency: z.string().length(3), micros: z.number().int() });
const tokens = {
  prompt_tokens: z.number().int(),
  completion_tokens: z.number().int(),
  cached_tokens: z.number().int(),
};

const record = z.object({
  id,
  user_id: id.nullable(),
  key_id: id.nullable(),
  department_id: id.nullable(),
  conversation_id: id.nullable(),
  message_id: id.nullable(),
  source: z.enum(['chat', 'api', 'title', 'mention', 'summary', 'draft']),
  model: z.string(),
  provider: z.string(),
  served_model: z.string().nullable(),
  outcome: z.enum(['completed', 'stopped', 'failed', 'interrupted', 'blocked', 'refused']),
  error_code: z.string().nullable(),
  usage: z.object(tokens),
  cost,
  price_version: z.string(),
  latency_ms: z.number().int().nullable(),
  first_token_ms: z.number().int().nullable(),
  created_at: timestamp,
});

const mine = 'Owners and admins see the whole organization, everybody else their own.';

export const contract = {
  'GET /usage/records': endpoint({
    summary: 'Every call to a model, newest first',
    description: `${mine} Calls that the guard (\`blocked\`) or a quota (\`refused\`) rejected are here too, with zero tokens.`,
    tag: 'Usage',
    list: true,
    query: listQuery({}),
    data: z.array(record),
  }),
  'GET /usage/summary': endpoint({
    summary: 'What was used in a month, by user, model or day',
    description:
      `${mine} Days are UTC, in order; users and models come with the most tokens first. ` +
      '`meter` says where the plan stands and is null for those who see only their own: `used` includes what running calls hold; ' +
      '`limit` null means there is none.',
    tag: 'Usage',
    query: z.strictObject({
      by: z.enum(['user', 'model', 'day']),
      month: z
        .string()
        .regex(/^20\d\d-(?:0[1-9]|1[0-2])$/, 'must be a month such as 2026-11')
        .optional(),
    }),
    data: z.object({
      by: z.enum(['user', 'model', 'day']),
      month: z.string(),
      meter: z.object({ limit: z.number().int().nullable(), used: z.number().int(), resets_at: timestamp }).nullable(),
      rows: z.array(
        z.object({
          key: z.string().nullable(),
          name: z.string().nullable(),
          calls: z.number().int(),
          /** Of these, those that failed or were interrupted. */
          failed: z.number().int(),
          ...tokens,
          cost,
        }),
      ),
    }),
  }),
};

type Routes = typeof contract;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
}
