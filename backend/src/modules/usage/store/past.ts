import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';
import type { CallFacts, CallResult } from '../call-record.ts';
import { periodOf } from '../../../kernel/entitlements/period.ts';
import { billOf } from './records.ts';

/** A call of the past, with its time. */
export interface PastCall {
  facts: Omit<CallFacts, 'orgId' | 'unconfirmed'>;
  result: CallResult;
  at: Date;
}

/** For the demo: inserts records with past times, their ledger entries, and the sums of these into the meters, API calls too. */
export async function insertPast(tx: Tx, past: readonly PastCall[]): Promise<void> {
  await tx.query(sql.unsafe`
    with past as (
      select * from jsonb_to_recordset(${sql.jsonb(past.map(toRow))}) as p (
        id uuid, user_id uuid, key_id uuid, conversation_id uuid, message_id uuid, source text, model text, provider text,
        period date, tokens bigint, tokens_prompt bigint, tokens_completion bigint, tokens_cached bigint,
        cost_micros bigint, currency text, price_version text, served_model text, outcome text, error_code text,
        latency_ms integer, first_token_ms integer, at timestamptz
      )
    ), raised as (
      insert into meters (org_id, kind, period, used)
      select ${tx.orgId}, 'ai_tokens', period, sum(tokens) from past group by period
      on conflict (org_id, kind, period) do update set used = meters.used + excluded.used
    ), called as (
      insert into meters (org_id, kind, period, used)
      select ${tx.orgId}, 'api_calls', period, count(*) from past where source = 'api' group by period
      on conflict (org_id, kind, period) do update set used = meters.used + excluded.used
    ), entry as (
      insert into usage_ledger (org_id, kind, period, amount, record_id, created_at)
      select ${tx.orgId}, 'ai_tokens', period, tokens, id, at from past where tokens > 0
    )
    insert into usage_records (org_id, id, user_id, key_id, conversation_id, message_id, source, model, provider,
      served_model, outcome, error_code, tokens_prompt, tokens_completion, tokens_cached, cost_micros, currency,
      price_version, latency_ms, first_token_ms, created_at)
    select ${tx.orgId}, id, user_id, key_id, conversation_id, message_id, source, model, provider, served_model, outcome,
      error_code, tokens_prompt, tokens_completion, tokens_cached, cost_micros, currency, price_version, latency_ms,
      first_token_ms, at
    from past`);
}

function toRow({ facts, result, at }: PastCall) {
  return {
    ...billOf({ id: facts.id, prices: facts.prices, result }),
    user_id: facts.userId,
    key_id: facts.keyId,
    conversation_id: facts.conversationId,
    message_id: facts.messageId,
    source: facts.source,
    model: facts.model,
    provider: facts.provider,
    period: periodOf(at).first,
    at: at.toISOString(),
  };
}
