import type { Module } from '../../kernel/module.ts';
import { guardRoutes } from './routes.ts';

export { isClean } from './clean-texts.ts';
export type { Finding, FindingType } from './finding.ts';
export { inspect, redact } from './inspect.ts';
export { guardPolicy, type GuardAction, type GuardPolicy } from './policy.ts';
export { StreamGuard } from './stream-guard.ts';

export const guard: Module = { name: 'guard', routes: guardRoutes };
