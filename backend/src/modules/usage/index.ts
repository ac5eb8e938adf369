import type { Module } from '../../kernel/module.ts';
import { usageRoutes } from './routes.ts';
import { sweepReservations } from './sweeper.ts';

export { reserveTokens, settleAbandoned, settleCall, turnAway } from './accounting.ts';
export type { CallFacts, CallResult, Outcome, Settled, UsageSource } from './call-record.ts';
export { presentCost } from './present.ts';
export { noUsage, totalTokens, unpriced, type Prices, type Usage } from './price.ts';

export const usage: Module = { name: 'usage', routes: usageRoutes, schedules: (kernel) => [sweepReservations(kernel)] };
