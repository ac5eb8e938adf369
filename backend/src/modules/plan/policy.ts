import { admins, definePermission } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';

export const readPlan = definePermission('plan.read', admins);

export const planPolicy = definePolicy(allow(readPlan, ['read']));
