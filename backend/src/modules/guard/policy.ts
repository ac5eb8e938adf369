import { z } from 'zod';
import { admins, definePermission } from '../../kernel/auth/permissions.ts';
import { defineSetting, type TenantSettings } from '../../kernel/tenancy/settings.ts';
import { findingTypes, isCertain, type Finding, type FindingType } from './finding.ts';

export const manageGuard = definePermission('guard.manage', admins);

/** Strictest first. `block` refuses the message, `redact` masks what was found, `warn` lets it pass and says so. */
export const guardActions = ['block', 'redact', 'warn'] as const;
export type GuardAction = (typeof guardActions)[number];
export type GuardPolicy = Readonly<Record<FindingType, GuardAction>>;

const strict = Object.fromEntries(findingTypes.map((type) => [type, 'block'])) as GuardPolicy;

/** By type of finding what happens to it; what it does not say, or not well, is blocked. */
export const guardSetting = defineSetting('guard', z.partialRecord(z.enum(findingTypes), z.enum(guardActions)), {});

/** The tenant's policy. */
export function guardPolicy(settings: TenantSettings): GuardPolicy {
  return { ...strict, ...guardSetting.read(settings) };
}

/** What the policy says of a finding. Nobody is refused for what may be an order number: the uncertain is warned of. */
export const actionOn = (policy: GuardPolicy, finding: Finding): GuardAction =>
  isCertain(finding) ? policy[finding.type] : 'warn';
