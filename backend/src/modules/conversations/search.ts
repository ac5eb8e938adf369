import type { FindHits } from '../../kernel/search.ts';
import { conversationPolicy } from './policy.ts';
import { listConversations } from './store/conversations.ts';

/** The actor's own chats that are not archived, newest activity first. */
export const searchConversations: FindHits = async (tx, actor, { words, limit }) => {
  if (actor.userId === null || !conversationPolicy.may(actor, 'list')) return [];
  const filter = { userId: actor.userId, archived: false, q: words ?? undefined, after: null, limit };
  const found = await listConversations(tx, filter);
  return found.map(({ id, title, active_at }) => ({ id, title, excerpt: null, at: active_at }));
};
