import { defineModule } from '../../kernel/module.ts';
import { gateway } from '../gateway/index.ts';
import { contract, firstStepsVisibility } from './contract.ts';
import { firstStepsHandlers } from './routes.ts';

export const firstSteps = defineModule({
  name: 'first-steps',
  contract,
  settings: [firstStepsVisibility],
  needs: { gateway },
  create: (_kernel, needs) => ({ handlers: firstStepsHandlers(needs.gateway) }),
});
