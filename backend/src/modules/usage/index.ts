export { reserveTokens, settleAbandoned, settleCall, turnAway } from './accounting.ts';
export type { CallFacts, CallResult, Outcome, Settled, UsageSource } from './call-record.ts';
export { noUsage, totalTokens, unpriced, type Prices, type Usage } from './price.ts';
