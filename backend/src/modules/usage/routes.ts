import { z } from 'zod';
import { cursorOf, pageOf } from '../../kernel/db/cursor.ts';
import { id, timestamp } from '../../kernel/http/contract.ts';
import { findStanding } from '../../kernel/entitlements/store.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import type { contract } from './contract.ts';
import { periodOf } from '../../kernel/entitlements/period.ts';
import { visibleUser } from './policy.ts';
import { presentRecord, presentSummary } from './present.ts';
import { listRecords, summarize } from './store/reports.ts';
import { aiTokens } from './ai-tokens.ts';

/** By time, not by id: the id of a call with an Idempotency-Key is derived from the key and does not sort by time. */
const position = cursorOf(z.tuple([timestamp, id]));

export const usageHandlers: Handlers<typeof contract> = {
  async 'GET /usage/records'({ actor, tx, query: { limit, cursor } }) {
    const found = await listRecords(tx, visibleUser(actor), position.decode(cursor), limit + 1);
    return pageOf(found, limit, (last) => position.encode([last.created_at, last.id]), presentRecord);
  },

  async 'GET /usage/summary'({ actor, tx, query: { by, month } }) {
    const userId = visibleUser(actor);
    const period = periodOf(month === undefined ? new Date() : new Date(`${month}-01T00:00:00Z`));
    const rows = await summarize(tx, by, period, userId);
    const meter = userId === null ? await findStanding(tx, aiTokens, period) : null;
    return {
      by,
      month: period.first.slice(0, 7),
      meter: meter && { limit: meter.limit, used: meter.used + meter.reserved, resets_at: period.resetsAt },
      rows: rows.map(presentSummary),
    };
  },
};
