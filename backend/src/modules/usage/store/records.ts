import { z } from 'zod';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';
import type { CallFacts, CallResult, Settled } from '../call-record.ts';
import { costMicros, totalTokens, type Prices } from '../price.ts';

const billedRow = z.object({
  id: z.string(),
  tokens_prompt: z.number(),
  tokens_completion: z.number(),
  tokens_cached: z.number(),
  cost_micros: z.number(),
  currency: z.string(),
});
const billed = sql.type(billedRow);
const columns = sql.fragment`id, tokens_prompt, tokens_completion, tokens_cached, cost_micros, currency`;

/** The end of a reservation. */
export interface Settlement {
  id: string;
  prices: Prices;
  result: CallResult;
}

/**
 * Ends reservations in one statement: lowers what is reserved, raises what is used, inserts records and ledger entries. A
 * reservation that was settled before is left alone, and is not in the result.
 */
export async function settle(tx: Tx, ends: readonly Settlement[]): Promise<Map<Settlement, Settled>> {
  const rows = await tx.any(billed`
    with results as (
      select * from jsonb_to_recordset(${sql.jsonb(ends.map(billOf))}) as r (
        id uuid, tokens bigint, tokens_prompt bigint, tokens_completion bigint, tokens_cached bigint,
        cost_micros bigint, currency text, price_version text, served_model text, outcome text, error_code text,
        latency_ms integer, first_token_ms integer
      )
    ), ended as (
      update reservations v set settled_at = now()
      from results r
      where v.org_id = ${tx.orgId} and v.id = r.id
        -- By the primary key, whatever the planner believes: in the index of open ones stand the settled, too, until
        -- they are vacuumed.
        and v.id = any(array(select id from results)) and coalesce(v.settled_at, 'infinity') = 'infinity'
      returning v.org_id, v.kind, v.period, v.amount, v.user_id, v.key_id, v.department_id, v.conversation_id,
        v.message_id, v.source, v.model, v.provider, v.created_at, r.*
    ), lowered as (
      update meters m set reserved = m.reserved - e.amount, used = m.used + e.tokens
      from (
        select kind, period, sum(amount) as amount, sum(tokens) as tokens from ended group by kind, period
      ) as e
      where m.org_id = ${tx.orgId} and m.kind = e.kind and m.period = e.period
    ), entry as (
      insert into usage_ledger (org_id, kind, period, amount, record_id)
      select org_id, kind, period, tokens, id from ended where tokens > 0
    )
    insert into usage_records (org_id, id, user_id, key_id, department_id, conversation_id, message_id, source, model,
      provider, served_model, outcome, error_code, tokens_prompt, tokens_completion, tokens_cached, cost_micros,
      currency, price_version, latency_ms, first_token_ms, created_at)
    select org_id, id, user_id, key_id, department_id, conversation_id, message_id, source, model, provider,
      served_model, outcome, error_code, tokens_prompt, tokens_completion, tokens_cached, cost_micros, currency,
      price_version, latency_ms, first_token_ms, created_at
    from ended
    returning ${columns}`);
  const byId = new Map(rows.map((row) => [row.id, settled(row)]));
  return new Map(ends.flatMap((end) => (byId.has(end.id) ? [[end, byId.get(end.id)!]] : [])));
}

/** Columns of the record, and `tokens` of the ledger. */
export const billOf = ({ id, prices, result }: Settlement) => ({
  id,
  tokens: totalTokens(result.usage),
  tokens_prompt: result.usage.prompt_tokens,
  tokens_completion: result.usage.completion_tokens,
  tokens_cached: result.usage.cached_tokens,
  cost_micros: costMicros(result.usage, prices),
  currency: prices.currency,
  price_version: prices.version,
  served_model: result.servedModel,
  outcome: result.outcome,
  error_code: result.errorCode,
  latency_ms: result.latencyMs,
  first_token_ms: result.firstTokenMs,
});

/** The result of an earlier settlement; null: none. */
export async function findSettled(tx: Tx, id: string): Promise<Settled | null> {
  const row = await tx.maybeOne(billed`
    select ${columns} from usage_records where org_id = ${tx.orgId} and id = ${id}`);
  return row === null ? null : settled(row);
}

/** Inserts the record of a call that was rejected before it was sent. */
export async function insertRejected(
  tx: Tx,
  call: CallFacts,
  outcome: 'blocked' | 'refused',
  errorCode: string,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into usage_records (org_id, id, user_id, key_id, department_id, conversation_id, message_id, source, model,
      provider, outcome, error_code, currency, price_version)
    values (${tx.orgId}, ${call.id}, ${call.userId}::uuid, ${call.keyId}::uuid,
      (select m.department_id from members m where m.org_id = ${tx.orgId} and m.user_id = ${call.userId}::uuid),
      ${call.conversationId}::uuid, ${call.messageId}::uuid, ${call.source}, ${call.model}, ${call.provider},
      ${outcome}, ${errorCode}, ${call.prices.currency}, ${call.prices.version})`);
}

function settled(row: z.infer<typeof billedRow>): Settled {
  return {
    usage: {
      prompt_tokens: row.tokens_prompt,
      completion_tokens: row.tokens_completion,
      cached_tokens: row.tokens_cached,
    },
    costMicros: row.cost_micros,
    currency: row.currency,
  };
}
