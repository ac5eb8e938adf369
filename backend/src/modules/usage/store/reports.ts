import { z } from 'zod';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';
import type { Period } from '../../../kernel/entitlements/period.ts';

const tokens = { tokens_prompt: z.number(), tokens_completion: z.number(), tokens_cached: z.number() };

const recordRow = z.object({
  id: z.string(),
  user_id: z.string().nullable(),
  key_id: z.string().nullable(),
  department_id: z.string().nullable(),
  conversation_id: z.string().nullable(),
  message_id: z.string().nullable(),
  source: z.enum(['chat', 'api', 'title', 'mention', 'summary', 'draft']),
  model: z.string(),
  provider: z.string(),
  served_model: z.string().nullable(),
  outcome: z.enum(['completed', 'stopped', 'failed', 'interrupted', 'blocked', 'refused']),
  error_code: z.string().nullable(),
  ...tokens,
  cost_micros: z.number(),
  currency: z.string(),
  price_version: z.string(),
  latency_ms: z.number().nullable(),
  first_token_ms: z.number().nullable(),
  created_at: z.string(),
});
export type RecordRow = z.infer<typeof recordRow>;

const ofUser = (userId: string | null) => (userId === null ? sql.fragment`` : sql.fragment`and r.user_id = ${userId}`);

/** Newest first, from before the record at `before` on. `userId` null: everybody's. */
export function listRecords(
  tx: Tx,
  userId: string | null,
  before: readonly [createdAt: string, id: string] | null,
  limit: number,
) {
  const older = before ? sql.fragment`and (r.created_at, r.id) < (${before[0]}, ${before[1]})` : sql.fragment``;
  return tx.any(sql.type(recordRow)`
    select r.id, r.user_id, r.key_id, r.department_id, r.conversation_id, r.message_id, r.source, r.model, r.provider,
      r.served_model, r.outcome, r.error_code, r.tokens_prompt, r.tokens_completion, r.tokens_cached, r.cost_micros,
      r.currency, r.price_version, r.latency_ms, r.first_token_ms, r.created_at
    from usage_records r
    where r.org_id = ${tx.orgId} ${ofUser(userId)} ${older}
    order by r.created_at desc, r.id desc limit ${limit}`);
}

const summaryRow = z.object({
  key: z.string().nullable(),
  name: z.string().nullable(),
  calls: z.number(),
  failed: z.number(),
  ...tokens,
  cost_micros: z.number(),
  currency: z.string(),
});
export type SummaryRow = z.infer<typeof summaryRow>;
export type Dimension = 'user' | 'model' | 'day';

const dimensions = {
  user: { key: sql.fragment`r.user_id::text`, name: sql.fragment`max(u.name)`, order: sql.fragment`tokens desc, key` },
  model: { key: sql.fragment`r.model`, name: sql.fragment`r.model`, order: sql.fragment`tokens desc, key` },
  day: {
    key: sql.fragment`to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD')`,
    name: sql.fragment`null::text`,
    order: sql.fragment`key`,
  },
};

/** Sums of a month, one row for each value of the dimension and currency. */
export function summarize(tx: Tx, by: Dimension, period: Period, userId: string | null) {
  const { key, name, order } = dimensions[by];
  return tx.any(sql.type(summaryRow)`
    select ${key} as key, ${name} as name, count(*) as calls,
      count(*) filter (where r.outcome in ('failed', 'interrupted')) as failed, sum(r.tokens_prompt)::bigint as tokens_prompt,
      sum(r.tokens_completion)::bigint as tokens_completion, sum(r.tokens_cached)::bigint as tokens_cached,
      sum(r.tokens_prompt + r.tokens_completion)::bigint as tokens, sum(r.cost_micros)::bigint as cost_micros, r.currency
    from usage_records r left join users u on u.id = r.user_id
    where r.org_id = ${tx.orgId} ${ofUser(userId)}
      and r.created_at >= ${period.first}::date::timestamp at time zone 'UTC' and r.created_at < ${period.resetsAt}
    group by 1, r.currency
    order by ${order}`);
}
