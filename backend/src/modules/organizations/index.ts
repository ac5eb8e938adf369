import { defineModule } from '../../kernel/module.ts';
import { contract, errors, rates } from './contract.ts';
import * as events from './events.ts';
import { manageOrganization, organizationPolicy, readClients, readOrganizations } from './policy.ts';
import { organizationHandlers } from './routes.ts';

export { newOrganization } from './contract.ts';
export { organizationConfirmed, organizationSeeded } from './events.ts';
export { demoLogo } from './demo-logos.ts';
export { changeOrganization } from './change.ts';
export { createOrganization } from './create.ts';
export { organizationPolicy } from './policy.ts';
export {
  approveOrganization,
  carryOutApproval,
  ensureOrganization,
  listOrganizations,
  lockOrganization,
  seededModules,
} from './store/organizations.ts';

export const organizations = defineModule({
  name: 'organizations',
  contract,
  errors,
  rates,
  permissions: [manageOrganization, readClients, readOrganizations],
  abilities: { organization: organizationPolicy },
  events: Object.values(events),
  create: () => ({ handlers: organizationHandlers }),
});
