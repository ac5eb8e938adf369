import type { Module } from '../../kernel/module.ts';
import { guardRoutes } from './routes.ts';

export { isCertain, withoutOverlaps, type Finding, type FindingType } from './finding.ts';
export { inspect, redact } from './inspect.ts';
export { inspectOnce } from './inspect-once.ts';
export { actionOn, guardPolicy, type GuardAction, type GuardPolicy } from './policy.ts';
export { StreamGuard } from './stream-guard.ts';

export const guard: Module = { name: 'guard', routes: guardRoutes };
