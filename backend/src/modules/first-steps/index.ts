import { defineModule } from '../../kernel/module.ts';
import { gateway } from '../gateway/index.ts';
import { updateOrganization } from '../organizations/index.ts';
import { contract, listVisibility } from './contract.ts';
import { firstStepsHandlers } from './routes.ts';

export const firstSteps = defineModule({
  name: 'first-steps',
  contract,
  settings: [listVisibility],
  needs: { gateway },
  create: (_kernel, needs) => ({
    handlers: firstStepsHandlers(needs.gateway),
    // The demo's portals have been at work for long.
    demo: (tx) => updateOrganization(tx, { settings: { [listVisibility.name]: 'dismissed' } }),
  }),
});
