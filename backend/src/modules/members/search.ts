import type { FindHits } from '../../kernel/search.ts';
import { memberPolicy } from './policy.ts';
import { listMembers } from './store/members.ts';

/** Members by name or address. */
export const searchMembers: FindHits = async (tx, actor, { words, limit }) => {
  if (words === null || !memberPolicy.may(actor, 'list')) return [];
  const found = await listMembers(tx, { q: words, sort: 'name', after: null, limit });
  return found.map(({ id, name, email }) => ({ id, title: name, excerpt: email, at: null }));
};
