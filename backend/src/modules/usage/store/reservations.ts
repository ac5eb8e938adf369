import { z } from 'zod';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';
import type { CallFacts } from '../call-record.ts';
import { unpriced, type Prices } from '../price.ts';

/** A call that wants to run. Amounts are tokens. */
export interface Hold extends CallFacts {
  period: string;
  promptTokens: number;
  /** It makes no sense with less than this. */
  least: number;
  /** What it may use at most, if the plan has as much left. */
  wanted: number;
  /** Seconds until nobody can be running it any more. */
  livesSeconds: number;
}

const held = sql.type(z.object({ amount: z.number() }));
const meter = sql.type(z.object({ limit: z.number().nullable(), used: z.number(), reserved: z.number() }));
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
 * Takes between `least` and `wanted` tokens out of what the plan has left, in one statement: the meter's row is locked,
 * read and raised before anybody else may look at it, so no number of parallel calls can pass the limit. Null: there is
 * not enough left, the period has no meter yet, or the call is over and recorded.
 */
export async function hold(tx: Tx, call: Hold): Promise<number | null> {
  const row = await tx.maybeOne(held`
    with meter as (
      select m.used + m.reserved as taken, l.amount as plan_limit
      from meters m
      join organizations o on o.id = m.org_id
      join limits l on l.plan = o.plan and l.kind = m.kind
      where m.org_id = ${tx.orgId} and m.kind = 'ai_tokens' and m.period = ${call.period}
      for update of m
    ), granted as (
      select least(${call.wanted}::bigint, plan_limit - taken) as amount from meter
      where (plan_limit is null or plan_limit - taken >= ${call.least})
        and not exists (select from usage_records r where r.org_id = ${tx.orgId} and r.id = ${call.id})
    ), raised as (
      update meters m set reserved = m.reserved + granted.amount
      from granted
      where m.org_id = ${tx.orgId} and m.kind = 'ai_tokens' and m.period = ${call.period}
      returning granted.amount
    )
    insert into reservations (org_id, id, user_id, key_id, department_id, conversation_id, message_id, source, model,
      provider, period, amount, prompt_tokens, prices, expires_at)
    select ${tx.orgId}, ${call.id}, ${call.userId}::uuid, ${call.keyId}::uuid,
      (select m.department_id from members m where m.org_id = ${tx.orgId} and m.user_id = ${call.userId}::uuid),
      ${call.conversationId}::uuid, ${call.messageId}::uuid, ${call.source}, ${call.model}, ${call.provider},
      ${call.period}, raised.amount, ${call.promptTokens}, ${sql.jsonb({ ...call.prices })},
      now() + make_interval(secs => ${call.livesSeconds})
    from raised
    returning amount`);
  return row?.amount ?? null;
}

/** The period's meter, made if this is its first call. */
export async function openMeter(tx: Tx, period: string): Promise<void> {
  await tx.query(sql.unsafe`
    insert into meters (org_id, kind, period) values (${tx.orgId}, 'ai_tokens', ${period}) on conflict do nothing`);
}

/** Where the plan stands. `limit` null: there is none. */
export async function readMeter(
  tx: Tx,
  period: string,
): Promise<{ limit: number | null; used: number; reserved: number }> {
  return tx.one(meter`
    select l.amount as limit, coalesce(m.used, 0) as used, coalesce(m.reserved, 0) as reserved
    from organizations o
    join limits l on l.plan = o.plan and l.kind = 'ai_tokens'
    left join meters m on m.org_id = o.id and m.kind = l.kind and m.period = ${period}
    where o.id = ${tx.orgId}`);
}

/** What a reservation knows of its call's costs, settled or not; null when there is none. */
export async function findReservation(tx: Tx, id: string): Promise<{ promptTokens: number; prices: Prices } | null> {
  const row = await tx.maybeOne(open`
    select prompt_tokens, prices from reservations where org_id = ${tx.orgId} and id = ${id}`);
  return row === null ? null : { promptTokens: row.prompt_tokens, prices: { ...unpriced, ...row.prices } };
}
