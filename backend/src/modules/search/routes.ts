import type { Handlers } from '../../kernel/http/route.ts';
import type { contract, Hit } from './contract.ts';
import { searchPolicy } from './policy.ts';

export const searchHandlers: Handlers<typeof contract> = {
  async 'GET /search'({ actor, tx, kernel, query: { q, limit } }) {
    searchPolicy.authorize(actor, 'search');
    // Blank input is no error while somebody types.
    const wanted = { words: q || null, limit };
    const found: Hit[] = [];
    for (const [kind, find] of kernel.declarations.search) {
      for (const hit of await find(tx, actor, wanted)) found.push({ part_id: null, kind, ...hit });
    }
    return found;
  },
};
