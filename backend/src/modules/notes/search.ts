import type { FindHits } from '../../kernel/search.ts';
import { nameAndExcerpt } from './name.ts';
import { notePolicy } from './policy.ts';
import { listNotes } from './store.ts';

/** The actor's own notes, pinned ones first, then by their last edit, newest first. */
export const searchNotes: FindHits = async (tx, actor, { words, limit }) => {
  if (actor.userId === null || !notePolicy.may(actor, 'list')) return [];
  const found = await listNotes(tx, { userId: actor.userId, q: words ?? undefined, after: null, limit });
  return found.map(({ id, title, start, edited_at }) => {
    const { name, excerpt } = nameAndExcerpt(title, start);
    return { id, title: name, excerpt, at: edited_at };
  });
};
