import { defineModule } from '../../kernel/module.ts';
import { contract, errors } from './contract.ts';
import { guardSetting, manageGuard } from './policy.ts';
import { guardHandlers } from './routes.ts';

export { isCertain, withoutOverlaps, type Finding, type FindingType } from './finding.ts';
export { inspect, redact } from './inspect.ts';
export { inspectOnce } from './inspect-once.ts';
export { actionOn, guardPolicy, type GuardAction, type GuardPolicy } from './policy.ts';
export { StreamGuard } from './stream-guard.ts';

export const guard = defineModule({
  name: 'guard',
  contract,
  errors,
  permissions: [manageGuard],
  settings: [guardSetting],
  create: () => ({ handlers: guardHandlers }),
});
