import type { Tx } from '../../kernel/db/database.ts';
import { fail, type AppError } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { KeyedBatcher } from '../../kernel/limits/keyed-batcher.ts';
import { aiTokens } from './ai-tokens.ts';
import type { CallFacts, Settled } from './call-record.ts';
import { dayOf, periodOf } from '../../kernel/entitlements/period.ts';
import { totalTokens } from './price.ts';
import { settle, type Settlement } from './store/records.ts';
import { hold, type Hold } from './store/reservations.ts';
import {
  giveBackDayTokens,
  giveBackUnused,
  setDayLimits,
  takeDayTokens,
  type DayLimits,
  type DayScope,
} from './store/unconfirmed.ts';

/**
 * Tokens of real AI providers that unconfirmed organizations may use in a day (UTC): each by itself, those registered from one
 * network address together, and all of the installation. They bound the cost of repeated registrations. `RATE_LIMIT_SCALE`
 * multiplies them; from `unbounded` on they are not counted.
 */
const dayTokens: DayLimits = { organization: 20_000, address: 40_000, installation: 500_000 };

const sumOf = (amounts: Iterable<number>): number => [...amounts].reduce((sum, amount) => sum + amount, 0);

/** More tokens than one organization can use in a day. */
const unbounded = 1_000_000_000;

/** Counts calls of unconfirmed organizations by the day. */
export interface DayAccounting {
  /** Stores the limits. To be awaited before the first call. */
  start(): Promise<void>;
  /** Whether the call counts into the meters of the day, beside the plan's. */
  counts(call: Pick<CallFacts, 'unconfirmed'>): boolean;
  /** Reserves for a batch of calls, where the day has enough left for all of them. */
  readonly holds: KeyedBatcher<Hold, number>;
  /** Settles a batch, and gives back what was not used of the day. Calls of a process that died give nothing back. */
  readonly ends: KeyedBatcher<Settlement, Settled>;
  /**
   * Reserves for one call, `least` at least. Undefined: the plan has too little left.
   * @throws {AppError} `quota_exceeded`: the day has. The transaction must not be committed then.
   */
  hold(tx: Tx, period: string, call: Hold): Promise<number | undefined>;
}

export function createDayAccounting({ db, env }: Pick<Kernel, 'db' | 'env'>): DayAccounting {
  const scaled = (limit: number) => Math.ceil(limit * env.rateLimitScale);
  const limits: DayLimits = {
    organization: scaled(dayTokens.organization),
    address: scaled(dayTokens.address),
    installation: scaled(dayTokens.installation),
  };

  return {
    start: () => db.as('atrium_operator', (tx) => setDayLimits(tx, limits), { singleStatement: true }),

    counts: ({ unconfirmed }) => unconfirmed && limits.organization < unbounded,

    holds: new KeyedBatcher((orgId, calls) =>
      db.tenant(orgId, async (tx) => {
        const [{ day }, { first }] = [dayOf(new Date()), periodOf(new Date())];
        const wanted = sumOf(calls.map((call) => call.wanted));
        const taken = await takeDayTokens(tx, day, wanted, wanted);
        return 'refusedBy' in taken ? new Map() : holdTaken(tx, first, calls, day, taken.amount);
      }),
    ),

    ends: new KeyedBatcher((orgId, ends) =>
      db.tenant(orgId, async (tx) => {
        await giveBackUnused(
          tx,
          ends.map(({ id, result }) => ({ id, tokens: totalTokens(result.usage) })),
        );
        return settle(tx, ends);
      }),
    ),

    async hold(tx, period, call) {
      const { day, resetsAt } = dayOf(new Date());
      const taken = await takeDayTokens(tx, day, call.least, call.wanted);
      if ('refusedBy' in taken) throw usedUp(taken.refusedBy, taken.limit, taken.used, resetsAt);
      const lesser = { ...call, wanted: taken.amount };
      return (await holdTaken(tx, period, [lesser], day, taken.amount)).get(lesser);
    },
  };
}

/** Reserves of the plan what was taken from the day, and gives back to the day what the plan does not grant. */
async function holdTaken(tx: Tx, period: string, calls: readonly Hold[], day: string, taken: number) {
  const granted = await hold(tx, period, calls, day);
  const unused = taken - sumOf(granted.values());
  if (unused > 0) await giveBackDayTokens(tx, day, unused);
  return granted;
}

const whose: Record<DayScope, string> = {
  organization: 'Until it is, it may use',
  address: 'Those registered from the same network share',
  installation: 'All of this installation that are not share',
};

function usedUp(scope: DayScope, limit: number, used: number, resetsAt: string): AppError {
  const seconds = Math.max(1, Math.ceil((Date.parse(resetsAt) - Date.now()) / 1_000));
  return fail('quota_exceeded', {
    message:
      `This organization is not confirmed yet. ${whose[scope]} ${limit.toLocaleString('en')} AI tokens a day, and too few of ` +
      `today's are left. Ask the operator of this installation to confirm it, or go on tomorrow (UTC).`,
    fields: { kind: aiTokens.name, scope: `unconfirmed_${scope}`, limit, used, resets_at: resetsAt },
    headers: { 'Retry-After': String(seconds) },
  });
}
