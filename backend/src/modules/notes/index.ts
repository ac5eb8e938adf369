import { defineModule } from '../../kernel/module.ts';
import { contract, rates } from './contract.ts';
import { seedNotes } from './demo.ts';
import * as events from './events.ts';
import { readNotes, writeNotes } from './policy.ts';
import { noteHandlers } from './routes.ts';
import { searchNotes } from './search.ts';
import { deletion } from './store.ts';

export const notes = defineModule({
  name: 'notes',
  contract,
  rates,
  permissions: [readNotes, writeNotes],
  events: Object.values(events),
  search: { note: searchNotes },
  create: (kernel) => ({ handlers: noteHandlers, jobs: [deletion.purge(kernel)], demo: seedNotes }),
});
