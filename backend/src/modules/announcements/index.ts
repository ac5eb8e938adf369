import { defineHint } from '../../kernel/live/hint.ts';
import { defineModule } from '../../kernel/module.ts';
import { contract } from './contract.ts';
import { seedAnnouncements } from './demo.ts';
import * as events from './events.ts';
import { manageAnnouncements, readAnnouncements } from './policy.ts';
import { announcementHandlers } from './routes.ts';
import { searchAnnouncements } from './search.ts';
import { deletion } from './store.ts';

const { announcementDismissed, announcementRestored, ...ofEverybody } = events;

export const announcements = defineModule({
  name: 'announcements',
  contract,
  permissions: [readAnnouncements, manageAnnouncements],
  events: Object.values(events),
  hints: [
    defineHint('announcements', {
      permission: readAnnouncements,
      on: Object.values(ofEverybody),
      onOwn: [announcementDismissed, announcementRestored],
    }),
  ],
  search: { announcement: searchAnnouncements },
  create: (kernel) => ({ handlers: announcementHandlers, jobs: [deletion.purge(kernel)], demo: seedAnnouncements }),
});
