import { defineModule } from '../../kernel/module.ts';
import { contract, rates } from './contract.ts';
import { searchPortal } from './policy.ts';
import { searchHandlers } from './routes.ts';

export const search = defineModule({
  name: 'search',
  contract,
  rates,
  permissions: [searchPortal],
  create: () => ({ handlers: searchHandlers }),
});
