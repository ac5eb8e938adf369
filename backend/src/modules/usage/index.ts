import { defineModule } from '../../kernel/module.ts';
import { createAccounting } from './accounting.ts';
import { aiTokens } from './ai-tokens.ts';
import { contract } from './contract.ts';
import { readUsage } from './policy.ts';
import { usageHandlers } from './routes.ts';
import { sweepReservations } from './sweeper.ts';

export type { Accounting } from './accounting.ts';
export type { CallFacts, CallResult, Outcome, Settled, UsageSource } from './call-record.ts';
export { insertPast as recordPastCalls, type PastCall } from './store/past.ts';
export { presentCost } from './present.ts';
export { costMicros, noUsage, totalTokens, unpriced, type Prices, type Usage } from './price.ts';

export const usage = defineModule({
  name: 'usage',
  contract,
  permissions: [readUsage],
  entitlements: [aiTokens],
  create(kernel) {
    const accounting = createAccounting(kernel);
    return {
      handlers: usageHandlers,
      api: accounting,
      schedules: [sweepReservations(kernel, accounting)],
      start: () => accounting.start(),
    };
  },
});
