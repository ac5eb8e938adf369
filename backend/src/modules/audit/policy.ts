import { admins, definePermission } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';

export const readAudit = definePermission('audit.read', admins);

export const auditPolicy = definePolicy(allow(readAudit, ['list']));
