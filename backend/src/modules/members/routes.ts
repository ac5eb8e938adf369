import { z } from 'zod';
import { type CursorOf, cursorOf, pageOf } from '../../kernel/db/cursor.ts';
import { limit as limitOf } from '../../kernel/entitlements/entitlements.ts';
import { fail } from '../../kernel/errors.ts';
import { id, text, timestamp } from '../../kernel/http/contract.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import { admit, change, remove } from './change.ts';
import type { contract } from './contract.ts';
import { memberPolicy } from './policy.ts';
import { presentMember } from './present.ts';
import { countWaiting } from './store/joining.ts';
import { findMember, listMembers, type MemberSort, neverSeen, placeOf } from './store/members.ts';
import { seats } from './seats.ts';

const byJoining = cursorOf(z.tuple([z.string().max(0), id]));
const cursors: Record<MemberSort, CursorOf<[string, string]>> = {
  joined: byJoining,
  '-joined': byJoining,
  name: cursorOf(z.tuple([text(0, 200), id])),
  '-last_seen': cursorOf(z.tuple([z.union([z.literal(neverSeen), timestamp]), id])),
};

export const memberHandlers: Handlers<typeof contract> = {
  async 'GET /members'({ actor, tx, kernel, query: { limit, cursor: from, sort, ...filter } }) {
    memberPolicy.authorize(actor, filter.status === 'waiting' ? 'manage' : 'list');
    const after = cursors[sort].decode(from);
    const { permissions } = kernel.declarations;
    const rows = await listMembers(tx, { ...filter, sort, after, limit: limit + 1 });
    return pageOf(
      rows,
      limit,
      (last) => cursors[sort].encode(placeOf(sort, last)),
      (member) => presentMember(actor, { member, permissions }),
    );
  },

  async 'GET /members/summary'({ actor, tx }) {
    memberPolicy.authorize(actor, 'manage');
    const { used, limit: allowed } = await limitOf(tx, seats);
    return { waiting: await countWaiting(tx), seats: { used, limit: allowed } };
  },

  async 'GET /members/:id'({ actor, tx, kernel, params }) {
    memberPolicy.authorize(actor, 'read');
    const member = await findMember(tx, params.id);
    if (!member || (member.status === 'waiting' && !memberPolicy.may(actor, 'manage'))) throw fail('not_found');
    return presentMember(actor, { member, permissions: kernel.declarations.permissions });
  },

  'PATCH /members/:id': change,
  'DELETE /members/:id': remove,
  'POST /members/:id/admit': admit,
};
