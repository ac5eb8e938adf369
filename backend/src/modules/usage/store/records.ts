import { z } from 'zod';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';
import type { CallFacts, CallResult, Settled } from '../call-record.ts';
import { costMicros, totalTokens, type Prices } from '../price.ts';

const billedRow = z.object({
  tokens_prompt: z.number(),
  tokens_completion: z.number(),
  tokens_cached: z.number(),
  cost_micros: z.number(),
  currency: z.string(),
});
const billed = sql.type(billedRow);
const columns = sql.fragment`tokens_prompt, tokens_completion, tokens_cached, cost_micros, currency`;

/**
 * Ends a reservation: gives back what it held, counts what was used, writes record and ledger. All of it in one
 * statement, and only for the first who comes; null for everybody after.
 */
export async function settle(tx: Tx, id: string, prices: Prices, result: CallResult): Promise<Settled | null> {
  const { usage } = result;
  const tokens = totalTokens(usage);
  const row = await tx.maybeOne(billed`
    with ended as (
      update reservations set settled_at = now()
      where org_id = ${tx.orgId} and id = ${id} and settled_at is null
      returning *
    ), lowered as (
      update meters m
      set reserved = m.reserved - ended.amount, used = m.used + ${tokens}::bigint
      from ended
      where m.org_id = ${tx.orgId} and m.kind = ended.kind and m.period = ended.period
    ), entry as (
      insert into usage_ledger (org_id, kind, period, amount, record_id)
      select org_id, kind, period, ${tokens}::bigint, id from ended where ${tokens}::bigint > 0
    )
    insert into usage_records (org_id, id, user_id, key_id, department_id, conversation_id, message_id, source, model,
      provider, served_model, outcome, error_code, tokens_prompt, tokens_completion, tokens_cached, cost_micros,
      currency, price_version, latency_ms, first_token_ms, created_at)
    select org_id, id, user_id, key_id, department_id, conversation_id, message_id, source, model, provider,
      ${result.servedModel}, ${result.outcome}, ${result.errorCode}, ${usage.prompt_tokens}::bigint,
      ${usage.completion_tokens}::bigint, ${usage.cached_tokens}::bigint, ${costMicros(usage, prices)}::bigint,
      ${prices.currency}, ${prices.version}, ${result.latencyMs}::integer, ${result.firstTokenMs}::integer, created_at
    from ended
    returning ${columns}`);
  return row === null ? null : settled(row);
}

/** What an earlier settlement came to. */
export async function findSettled(tx: Tx, id: string): Promise<Settled | null> {
  const row = await tx.maybeOne(billed`
    select ${columns} from usage_records where org_id = ${tx.orgId} and id = ${id}`);
  return row === null ? null : settled(row);
}

/** The record of a call that was turned away before it could cost anything. */
export async function recordTurnedAway(
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
