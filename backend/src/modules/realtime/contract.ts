import { z } from 'zod';
import { endpoint } from '../../kernel/http/contract.ts';

export const contract = {
  'GET /realtime/hints': endpoint({
    summary: 'Hear at once that something has changed',
    description:
      'For pages. As `text/event-stream`: an event `changed` with `{"topic":"announcements"}` after each change that looks ' +
      'different to the one who asks, never what has changed; request it anew. Nothing is repeated to who was away: request all ' +
      'topics anew after each connection. Otherwise: the topics.',
    tag: 'Realtime',
    auth: 'session',
    tx: 'none',
    stream: 'page',
    data: z.object({ topics: z.array(z.string()) }),
  }),
};

type Routes = typeof contract;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
}
