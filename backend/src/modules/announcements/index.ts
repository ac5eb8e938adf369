import { defineModule } from '../../kernel/module.ts';
import { contract } from './contract.ts';
import { seedAnnouncements } from './demo.ts';
import * as events from './events.ts';
import { manageAnnouncements, readAnnouncements } from './policy.ts';
import { announcementHandlers } from './routes.ts';
import { searchAnnouncements } from './search.ts';
import { deletion } from './store.ts';

export const announcements = defineModule({
  name: 'announcements',
  contract,
  permissions: [readAnnouncements, manageAnnouncements],
  events: Object.values(events),
  search: { announcement: searchAnnouncements },
  create: (kernel) => ({ handlers: announcementHandlers, jobs: [deletion.purge(kernel)], demo: seedAnnouncements }),
});
