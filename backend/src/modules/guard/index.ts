export { isClean } from './clean-texts.ts';
export type { Finding, FindingType } from './finding.ts';
export { inspect, redact } from './inspect.ts';
export { guardPolicy, type GuardAction, type GuardPolicy } from './policy.ts';
export { StreamGuard } from './stream-guard.ts';
