import type { Module } from '../../kernel/module.ts';
import { organizationRoutes } from './routes.ts';

export { ensureOrganization, listOrganizations, lockOrganization } from './store.ts';

export const organizations: Module = { name: 'organizations', routes: organizationRoutes };
