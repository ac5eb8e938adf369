import { defineModule } from '../../kernel/module.ts';
import { contract } from './contract.ts';
import { realtimeHandlers } from './routes.ts';

export const realtime = defineModule({
  name: 'realtime',
  contract,
  create: () => ({ handlers: realtimeHandlers }),
});
