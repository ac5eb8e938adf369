import { z } from 'zod';
import { admins, definePermission } from '../../kernel/auth/permissions.ts';
import { findingTypes, isCertain, type Finding, type FindingType } from './finding.ts';

export const manageGuard = definePermission('guard.manage', admins);

/** Strictest first. `block` refuses the message, `redact` masks what was found, `warn` lets it pass and says so. */
export const guardActions = ['block', 'redact', 'warn'] as const;
export type GuardAction = (typeof guardActions)[number];
export type GuardPolicy = Readonly<Record<FindingType, GuardAction>>;

const settings = z.object({ guard: z.partialRecord(z.enum(findingTypes), z.enum(guardActions)) });
const strict = Object.fromEntries(findingTypes.map((type) => [type, 'block'])) as GuardPolicy;

/** The tenant's policy (`settings.guard`: type → action); what it does not say, or not well, is blocked. */
export function guardPolicy(tenantSettings: Record<string, unknown>): GuardPolicy {
  if (!('guard' in tenantSettings)) return strict;
  const parsed = settings.safeParse(tenantSettings);
  return parsed.success ? { ...strict, ...parsed.data.guard } : strict;
}

/** What the policy says of a finding. Nobody is refused for what may be an order number: the uncertain is warned of. */
export const actionOn = (policy: GuardPolicy, finding: Finding): GuardAction =>
  isCertain(finding) ? policy[finding.type] : 'warn';
