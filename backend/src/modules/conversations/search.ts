import type { FindHits } from '../../kernel/search.ts';
import { conversationPolicy } from './policy.ts';
import { excerptOf } from './excerpt.ts';
import { listConversations, searchConversations as search } from './store/conversations.ts';

/** The actor's own chats that are not archived, newest activity first. */
export const searchConversations: FindHits = async (tx, actor, { words, limit }) => {
  if (actor.userId === null || !conversationPolicy.may(actor, 'list')) return [];
  const filter = { userId: actor.userId, archived: false, after: null, limit };
  if (words === null) {
    const last = await listConversations(tx, filter);
    return last.map(({ id, title, active_at }) => ({ id, title, excerpt: null, at: active_at }));
  }
  const found = await search(tx, words, filter);
  return found.map(({ id, title, active_at, message_id, ...row }) => {
    return { id, title, excerpt: excerptOf(row), at: active_at, part_id: message_id };
  });
};
