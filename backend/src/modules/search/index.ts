import { defineModule } from '../../kernel/module.ts';
import { contract, rates } from './contract.ts';
import { searchHandlers } from './routes.ts';

export const search = defineModule({
  name: 'search',
  contract,
  rates,
  create: () => ({ handlers: searchHandlers }),
});
