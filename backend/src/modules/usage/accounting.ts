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

/** What calls of models may use, and what they did use. */
export interface Accounting {
  /** Before the first call. */
  start(): Promise<void>;
  /**
   * Reserves tokens of the plan, and of the day where the organization is not confirmed, for a call and returns how many it may
   * use: between `least` and `wanted`. Throws 429 `quota_exceeded` with {scope, limit, used, resets_at}; what running calls hold
   * counts as used. Throws `signal`'s reason when that fires before the reservation is sent.
   */
  reserveTokens(call: Hold, signal?: AbortSignal): Promise<number>;
  /** Ends a call's reservation with what it used. Whoever comes second gets the first one's result. */
  settleCall(call: Pick<CallFacts, 'id' | 'orgId' | 'prices' | 'unconfirmed'>, result: CallResult): Promise<Settled>;
  /**
   * Settles a call whose process died: the prompt that was reserved, and `completionTokens` of what survived. A call that
   * never came to a reservation cost nothing.
   */
  settleAbandoned(orgId: string, callId: string, completionTokens: number): Promise<Settled>;
  /** Records a call that the guard or a quota rejected, under an id of its own: the call's stays free for a later try. */
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

  /** Where plan or day have not enough left for all who ask, or this is the period's first call. */
  function reserveAlone(call: Hold): Promise<number> {
    const { first: period } = periodOf(new Date());
    return db.tenant(call.orgId, async (tx) => {
      // The reservation of an old call is gone, its record is not: two calls under one id could never both be billed.
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
        // Nobody knows what it did cost: what it held of the day stays used.
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
