import { minorUnitsOf } from '../../kernel/currency.ts';
import type { RecordRow, SummaryRow } from './store/reports.ts';

export const presentCost = (micros: number, currency: string) => ({
  amount: minorUnitsOf(micros, currency),
  currency,
  micros,
});

const presentTokens = (row: Pick<SummaryRow, 'tokens_prompt' | 'tokens_completion' | 'tokens_cached'>) => ({
  prompt_tokens: row.tokens_prompt,
  completion_tokens: row.tokens_completion,
  cached_tokens: row.tokens_cached,
});

export function presentRecord(row: RecordRow) {
  return { ...row, usage: presentTokens(row), cost: presentCost(row.cost_micros, row.currency) };
}

export function presentSummary(row: SummaryRow) {
  return { ...row, ...presentTokens(row), cost: presentCost(row.cost_micros, row.currency) };
}
