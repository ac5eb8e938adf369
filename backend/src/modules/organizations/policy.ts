import { admins, definePermission } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';

export const manageOrganization = definePermission('organization.manage', admins);

export const organizationPolicy = definePolicy(allow(manageOrganization, ['read', 'update']));
