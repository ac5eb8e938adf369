import { z } from 'zod';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';
import { lockMeter } from '../../../kernel/entitlements/store.ts';
import { aiTokens } from '../ai-tokens.ts';
import type { CallFacts } from '../call-record.ts';
import { unpriced, type Prices } from '../price.ts';

/** A call to reserve for. Amounts are tokens. */
export interface Hold extends CallFacts {
  promptTokens: number;
  /** Fewer are of no use to it. */
  least: number;
  /** The most it can use. */
  wanted: number;
  /** Seconds after which it cannot be running any more. */
  livesSeconds: number;
}

const held = sql.type(z.object({ id: z.string(), amount: z.number() }));
const open = sql.type(
  z.object({
    prompt_tokens: z.number(),
    prices: z.object({
      prompt: z.number(),
      cached: z.number(),
      completion: z.number(),
      currency: z.string(),
      version: z.string(),
    }),
  }),
);

/**
 * Reserves between `least` and `wanted` tokens for each call out of what the plan has left, in one statement that locks the
 * meter's row, so that parallel calls cannot pass the limit. Calls are served in their order; one for which too little is left,
 * or which is recorded already, is not in the result. While the period has no meter, none is.
 *
 * @param unconfirmedDay the day into whose meters all of it was counted before
 */
export async function hold(
  tx: Tx,
  period: string,
  calls: readonly Hold[],
  unconfirmedDay: string | null = null,
): Promise<Map<Hold, number>> {
  const rows = await tx.any(held`
    with asked as (
      select * from rows from (jsonb_to_recordset(${sql.jsonb(calls.map(toRow))}) as (
        id uuid, user_id uuid, key_id uuid, conversation_id uuid, message_id uuid, source text, model text,
        provider text, prompt_tokens bigint, prices jsonb, least bigint, wanted bigint, lives_seconds float8
      )) with ordinality as a
    ), meter as (
      ${lockMeter(tx, aiTokens, period)}
    ), granted as (
      select asked.*, meter.left_over,
        -- The sum has this call's own in it.
        least(wanted, left_over + wanted - sum(wanted) over (order by ordinality rows unbounded preceding)) as amount
      from asked, meter
      -- One look by the primary key for each call; NOT EXISTS may become a join with all records of the organization.
      where (select r.id from usage_records r where r.org_id = ${tx.orgId} and r.id = asked.id) is null
    ), allowed as (
      select * from granted where left_over is null or amount >= granted.least
    ), raised as (
      update meters m set reserved = m.reserved + total.amount
      from (select sum(amount) as amount from allowed having count(*) > 0) as total
      where m.org_id = ${tx.orgId} and m.kind = ${aiTokens.name} and m.period = ${period}
      returning 1
    )
    insert into reservations (org_id, id, user_id, key_id, department_id, conversation_id, message_id, source, model,
      provider, period, amount, prompt_tokens, prices, expires_at, unconfirmed_day)
    select ${tx.orgId}, id, user_id, key_id,
      (select m.department_id from members m where m.org_id = ${tx.orgId} and m.user_id = allowed.user_id),
      conversation_id, message_id, source, model, provider, ${period}, allowed.amount, prompt_tokens, prices,
      now() + make_interval(secs => lives_seconds), ${unconfirmedDay}::date
    from raised, allowed
    returning id, amount`);
  const amounts = new Map(rows.map(({ id, amount }) => [id, amount]));
  return new Map(calls.flatMap((call) => (amounts.has(call.id) ? [[call, amounts.get(call.id)!]] : [])));
}

const toRow = (call: Hold) => ({
  id: call.id,
  user_id: call.userId,
  key_id: call.keyId,
  conversation_id: call.conversationId,
  message_id: call.messageId,
  source: call.source,
  model: call.model,
  provider: call.provider,
  prompt_tokens: call.promptTokens,
  prices: { ...call.prices },
  least: call.least,
  wanted: call.wanted,
  lives_seconds: call.livesSeconds,
});

/** Prompt and prices of a reservation, settled or not; null: there is none. */
export async function findReservation(tx: Tx, id: string): Promise<{ promptTokens: number; prices: Prices } | null> {
  const row = await tx.maybeOne(open`
    select prompt_tokens, prices from reservations where org_id = ${tx.orgId} and id = ${id}`);
  return row === null ? null : { promptTokens: row.prompt_tokens, prices: { ...unpriced, ...row.prices } };
}
