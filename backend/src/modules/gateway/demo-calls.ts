import type { Role } from '../../kernel/auth/actor.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { newIdAt } from '../../kernel/db/id.ts';
import type { DemoOrganization } from '../../kernel/module.ts';
import { noUsage, recordPastCalls, type PastCall } from '../usage/index.ts';
import { openaiPrices } from './catalogue/openai-prices.ts';

/** A program of a demo organization that calls a model by `POST /chat`, over the three weeks until yesterday. */
interface Program {
  by: Role;
  /** Calls of each day, oldest first. */
  calls: readonly number[];
  /** The models, each with the day (counted back) from which it is used, oldest first. */
  models: readonly (readonly [daysAgo: number, model: string])[];
  /** Tokens of one call. */
  tokens: { prompt: number; cached: number; completion: number };
  /** Hour of its first call of a day, UTC. */
  hour: number;
  minutesBetween: number;
  /** A day on which the provider was away, and how many calls failed. */
  outage?: { daysAgo: number; calls: number };
}

const programs: Readonly<Record<string, Program>> = {
  // Reads delivery notes at night; five days ago with the backlog of a closed warehouse.
  acme: {
    by: 'admin',
    calls: [22, 24, 21, 23, 6, 0, 25, 22, 26, 23, 24, 5, 0, 24, 27, 25, 78, 41, 7, 0, 26],
    models: [[21, 'gpt-4o-mini']],
    tokens: { prompt: 9_400, cached: 2_048, completion: 410 },
    hour: 2,
    minutesBetween: 3,
    outage: { daysAgo: 7, calls: 3 },
  },
  // Turns carriers' messages into tracking events; a carrier more every week.
  globex: {
    by: 'agent',
    calls: [8, 8, 9, 9, 8, 4, 4, 14, 15, 14, 16, 15, 8, 7, 22, 23, 24, 22, 25, 12, 13],
    models: [[21, 'gpt-4.1-nano']],
    tokens: { prompt: 1_900, cached: 1_024, completion: 240 },
    hour: 5,
    minutesBetween: 41,
  },
  // Reviews merge requests; for eight days by a smaller model, at a fifth of the cost.
  initech: {
    by: 'admin',
    calls: [18, 21, 17, 19, 20, 1, 0, 22, 19, 24, 18, 21, 0, 1, 20, 23, 19, 22, 18, 0, 0],
    models: [
      [21, 'gpt-4.1'],
      [8, 'gpt-4.1-mini'],
    ],
    tokens: { prompt: 6_800, cached: 1_536, completion: 720 },
    hour: 8,
    minutesBetween: 24,
    outage: { daysAgo: 4, calls: 2 },
  },
  // Writes reports to clients, on the two days before they are due.
  northwind: {
    by: 'owner',
    calls: [0, 0, 2, 1, 0, 0, 0, 1, 0, 34, 38, 0, 0, 0, 2, 0, 1, 0, 0, 3, 2],
    models: [[21, 'gpt-4o']],
    tokens: { prompt: 12_500, cached: 4_096, completion: 1_900 },
    hour: 9,
    minutesBetween: 11,
  },
  // Summarises contracts as they arrive.
  contoso: {
    by: 'agent',
    calls: [5, 6, 4, 7, 5, 0, 0, 6, 5, 8, 4, 6, 0, 0, 7, 5, 6, 9, 5, 0, 0],
    models: [[21, 'gpt-4.1']],
    tokens: { prompt: 15_200, cached: 0, completion: 950 },
    hour: 10,
    minutesBetween: 37,
  },
  // Sends a daily digest of all portals' health to the operators.
  atrium: {
    by: 'admin',
    calls: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 9, 6, 2, 2, 2, 2, 2, 2],
    models: [
      [21, 'gpt-4o-mini'],
      [11, 'gpt-5-mini'],
    ],
    tokens: { prompt: 3_900, cached: 0, completion: 520 },
    hour: 6,
    minutesBetween: 17,
  },
};

const minute = 60_000;
const day = 24 * 60 * minute;

/** Adds the calls of a demo organization's program. */
export async function seedCalls(tx: Tx, { slug, people }: DemoOrganization): Promise<void> {
  const program = programs[slug];
  if (program) await recordPastCalls(tx, callsOf(program, people[program.by], Date.now()));
}

function callsOf(program: Program, userId: string, now: number): PastCall[] {
  const today = now - (now % day);
  return program.calls.flatMap((count, index) => {
    const daysAgo = program.calls.length - index;
    const failed = program.outage?.daysAgo === daysAgo ? program.outage.calls : 0;
    const first = today - daysAgo * day + program.hour * 60 * minute;
    return Array.from({ length: count }, (_, n) => {
      // Not on full minutes, and not all of one size.
      const at = new Date(first + n * program.minutesBetween * minute + ((n * 7_919) % minute));
      return call(program, { userId, daysAgo, at, n, failed: n < failed });
    });
  });
}

interface Occasion {
  userId: string;
  daysAgo: number;
  at: Date;
  /** Of the day. */
  n: number;
  failed: boolean;
}

function call({ models, tokens }: Program, { userId, daysAgo, at, n, failed }: Occasion): PastCall {
  const model = models.findLast(([since]) => since >= daysAgo)?.[1] ?? '';
  const size = 0.8 + ((n * 13) % 9) / 20;
  const completion = Math.round(tokens.completion * size);
  return {
    at,
    facts: {
      id: newIdAt(at),
      userId,
      keyId: null,
      conversationId: null,
      messageId: null,
      source: 'api',
      model,
      provider: 'openai',
      prices: openaiPrices(model),
    },
    result: {
      outcome: failed ? 'failed' : 'completed',
      errorCode: failed ? 'provider_unavailable' : null,
      servedModel: failed ? null : model,
      usage: failed
        ? noUsage
        : {
            prompt_tokens: Math.round(tokens.prompt * size),
            completion_tokens: completion,
            cached_tokens: Math.min(tokens.cached, Math.round(tokens.prompt * size)),
          },
      latencyMs: failed ? 15_020 : 420 + completion * 9,
      firstTokenMs: failed ? null : 310 + ((n * 37) % 240),
    },
  };
}
