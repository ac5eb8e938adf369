import type { Item, Sent } from '../../api/types.ts';

export type Conversation = Item<'GET /conversations'>;
export type Message = Sent<'POST /messages/:id/stop'>;
export type Model = Item<'GET /models'>;
