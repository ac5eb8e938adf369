import type { Module } from '../../kernel/module.ts';
import { organizationRoutes } from './routes.ts';

export { newOrganization } from './contract.ts';
export { createOrganization } from './create.ts';
export { confirmOrganization, ensureOrganization, listOrganizations, lockOrganization, makePlatform } from './store.ts';

export const organizations: Module = { name: 'organizations', routes: organizationRoutes };
