import { pageOf } from '../../kernel/db/cursor.ts';
import { fail } from '../../kernel/errors.ts';
import { routes } from '../../kernel/http/route.ts';
import { contract } from './contract.ts';
import { memberPolicy } from './policy.ts';
import { findMember, listMembers } from './store.ts';

export const memberRoutes = routes(contract, {
  async 'GET /members'({ actor, tx, query }) {
    memberPolicy.authorize(actor, 'list');
    const { limit, cursor, ...filter } = query;
    const found = await listMembers(tx, filter, cursor ?? null, limit + 1);
    return pageOf(
      found,
      limit,
      (last) => last.id,
      (member) => member,
    );
  },

  async 'GET /members/:id'({ actor, tx, params }) {
    memberPolicy.authorize(actor, 'read');
    const member = await findMember(tx, params.id);
    if (!member) throw fail('not_found');
    return member;
  },
});
