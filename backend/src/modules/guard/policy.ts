import { z } from 'zod';
import { admins, definePermission } from '../../kernel/auth/permissions.ts';
import { defineSetting, type TenantSettings } from '../../kernel/tenancy/settings.ts';
import { findingTypes, isCertain, type Finding, type FindingType } from './finding.ts';

export const manageGuard = definePermission('guard.manage', admins);

/** Strictest first. `block` refuses the message, `redact` masks what was found, `warn` lets it pass and reports it. */
export const guardActions = ['block', 'redact', 'warn'] as const;
export type GuardAction = (typeof guardActions)[number];
export type GuardPolicy = Readonly<Record<FindingType, GuardAction>>;

const strict = Object.fromEntries(findingTypes.map((type) => [type, 'block'])) as GuardPolicy;

/** The action by type of finding; a missing or invalid one means `block`. */
export const guardSetting = defineSetting('guard', z.partialRecord(z.enum(findingTypes), z.enum(guardActions)), {});

/** The tenant's policy. */
export function guardPolicy(settings: TenantSettings): GuardPolicy {
  return { ...strict, ...guardSetting.read(settings) };
}

/** The action for a finding. Uncertain ones are only warned of, since they may be order numbers. */
export const actionOn = (policy: GuardPolicy, finding: Finding): GuardAction =>
  isCertain(finding) ? policy[finding.type] : 'warn';
