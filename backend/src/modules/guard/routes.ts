import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import { useModels } from '../gateway/contract.ts';
import type { contract } from './contract.ts';
import { withoutOverlaps } from './finding.ts';
import { inspect } from './inspect.ts';
import { actionOn, guardActions, guardPolicy, type GuardAction } from './policy.ts';

/** Those who may use models may test what would be refused. */
const testPolicy = definePolicy(allow(useModels, ['test']));

export const guardHandlers: Handlers<typeof contract> = {
  async 'POST /guard/test'({ actor, tenant, body }) {
    testPolicy.authorize(actor, 'test');
    const policy = guardPolicy(tenant.settings);
    const findings = inspect(body.text);
    const taken = new Set(findings.map((finding) => actionOn(policy, finding)));
    const action: GuardAction | 'pass' = guardActions.find((candidate) => taken.has(candidate)) ?? 'pass';
    return { action, findings: withoutOverlaps(findings) };
  },
};
