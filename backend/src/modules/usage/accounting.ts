import { newId } from '../../kernel/db/id.ts';
import { exceeded, limit } from '../../kernel/entitlements/entitlements.ts';
import { openMeter } from '../../kernel/entitlements/store.ts';
import { fail } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { KeyedBatcher } from '../../kernel/limits/keyed-batcher.ts';
import { aiTokens } from './ai-tokens.ts';
import type { CallFacts, CallResult, Settled } from './call-record.ts';
import { periodOf } from '../../kernel/entitlements/period.ts';
import { noUsage, unpriced } from './price.ts';
import { findSettled, insertRejected, settle, type Settlement } from './store/records.ts';
import { findReservation, hold, type Hold } from './store/reservations.ts';
import { createDayAccounting } from './unconfirmed.ts';

/** Reserves tokens for calls of models before they run, and settles them after. */
export interface Accounting {
  /** Stores the limits of the day. To be awaited before the first call. */
  start(): Promise<void>;
  /**
   * Reserves tokens of the plan, and of the day where the organization is not confirmed.
   * @returns how many the call may use: between `least` and `wanted`
   * @throws {AppError} 429 `quota_exceeded` with `{ kind, scope, limit, used, resets_at }`, where `used` includes what running
   * calls hold; the reason of `signal` when that aborts before the reservation is sent
   */
  reserveTokens(call: Hold, signal?: AbortSignal): Promise<number>;
  /** Ends a call's reservation with what it used. A second settlement returns the result of the first. */
  settleCall(call: Pick<CallFacts, 'id' | 'orgId' | 'prices' | 'unconfirmed'>, result: CallResult): Promise<Settled>;
  /**
   * Settles a call whose process died, with the prompt that was reserved and `completionTokens` of the answer that was kept. A
   * call without a reservation costs nothing.
   */
  settleAbandoned(orgId: string, callId: string, completionTokens: number): Promise<Settled>;
  /** Records a call that the guard or a quota rejected, under a new id: the call's own id stays free for a later try. */
  recordRejected(call: CallFacts, outcome: 'blocked' | 'refused', errorCode: string): Promise<void>;
}

const once = { singleStatement: true };

export function createAccounting(kernel: Pick<Kernel, 'db' | 'env'>): Accounting {
  const { db } = kernel;
  const byDay = createDayAccounting(kernel);
  const holds = new KeyedBatcher<Hold, number>((orgId, calls) => {
    const { first } = periodOf(new Date());
    return db.tenant(orgId, (tx) => hold(tx, first, calls), once);
  });
  const ends = new KeyedBatcher<Settlement, Settled>((orgId, all) => db.tenant(orgId, (tx) => settle(tx, all), once));

  /** For one call: where plan or day have too little left for the whole batch, or the period has no meter yet. */
  function reserveAlone(call: Hold): Promise<number> {
    const { first: period } = periodOf(new Date());
    return db.tenant(call.orgId, async (tx) => {
      // Reservations are pruned, records are not. Two calls under one id could not both be billed.
      if (await findSettled(tx, call.id)) throw fail('conflict');
      await openMeter(tx, aiTokens, period);
      const amount = byDay.counts(call)
        ? await byDay.hold(tx, period, call)
        : (await hold(tx, period, [call])).get(call);
      if (amount === undefined) throw exceeded(aiTokens, await limit(tx, aiTokens));
      return amount;
    });
  }

  const accounting: Accounting = {
    start: () => byDay.start(),

    async reserveTokens(call, signal) {
      const batcher = byDay.counts(call) ? byDay.holds : holds;
      return (await batcher.add(call.orgId, call, signal)) ?? reserveAlone(call);
    },

    async settleCall(call, result) {
      const { id, orgId, prices } = call;
      const batcher = byDay.counts(call) ? byDay.ends : ends;
      const settled =
        (await batcher.add(orgId, { id, prices, result })) ??
        (await db.tenant(orgId, (tx) => findSettled(tx, id), { readOnly: true, singleStatement: true }));
      return settled ?? { usage: noUsage, costMicros: 0, currency: prices.currency };
    },

    async settleAbandoned(orgId, callId, completionTokens) {
      const reservation = await db.tenant(orgId, (tx) => findReservation(tx, callId), { readOnly: true });
      if (reservation === null) return { usage: noUsage, costMicros: 0, currency: unpriced.currency };
      const { promptTokens, prices } = reservation;
      return accounting.settleCall(
        // Its cost is unknown, so what it holds of the day stays used.
        { id: callId, orgId, prices, unconfirmed: false },
        {
          outcome: 'interrupted',
          errorCode: null,
          servedModel: null,
          usage: { prompt_tokens: promptTokens, completion_tokens: completionTokens, cached_tokens: 0 },
          latencyMs: null,
          firstTokenMs: null,
        },
      );
    },

    async recordRejected(call, outcome, errorCode) {
      await db.tenant(call.orgId, (tx) => insertRejected(tx, { ...call, id: newId() }, outcome, errorCode));
    },
  };
  return accounting;
}
