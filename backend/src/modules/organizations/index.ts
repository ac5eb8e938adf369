import type { Module } from '../../kernel/module.ts';
import { organizationRoutes } from './routes.ts';

export { newOrganization } from './contract.ts';
export { organizationConfirmed, organizationSeeded } from './events.ts';
export { createOrganization } from './create.ts';
export {
  approveOrganization,
  carryOutApproval,
  ensureOrganization,
  listOrganizations,
  lockOrganization,
} from './store.ts';

export const organizations: Module = { name: 'organizations', routes: organizationRoutes };
