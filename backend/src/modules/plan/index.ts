import { defineModule } from '../../kernel/module.ts';
import { contract } from './contract.ts';
import { readPlan } from './policy.ts';
import { planHandlers } from './routes.ts';

export const plan = defineModule({
  name: 'plan',
  contract,
  permissions: [readPlan],
  create: () => ({ handlers: planHandlers }),
});
