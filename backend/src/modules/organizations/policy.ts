import type { Role } from '../../kernel/auth/actor.ts';
import { admins, definePermission } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';

export const manageOrganization = definePermission('organization.manage', admins);

export const organizationPolicy = definePolicy(allow(manageOrganization, ['read', 'update']));

/** Those who work for a partner's clients. */
const partnerStaff: readonly Role[] = ['owner', 'admin', 'agent'];

export const readClients = definePermission('clients.read', partnerStaff);
export const readOrganizations = definePermission('organizations.read', admins);

/** Who sees organizations beside their own: it depends on what theirs is. */
export const directoryPolicy = definePolicy<Tenant, 'list_clients' | 'list_organizations'>(
  allow(readClients, ['list_clients'], (_actor, tenant) => tenant.kind === 'partner'),
  allow(readOrganizations, ['list_organizations'], (_actor, tenant) => tenant.kind === 'platform'),
);
