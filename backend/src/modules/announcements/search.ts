import type { FindHits } from '../../kernel/search.ts';
import { announcementPolicy } from './policy.ts';
import { searchCurrent } from './store.ts';

/** Announcements that have not expired, newest first, by words of their title or text. */
export const searchAnnouncements: FindHits = async (tx, actor, { words, limit }) => {
  if (words === null || !announcementPolicy.may(actor, 'list')) return [];
  const found = await searchCurrent(tx, words, limit);
  return found.map(({ id, title, created_at }) => ({ id, title, excerpt: null, at: created_at }));
};
