import { z } from 'zod';
import { endpoint, id, idParams, listQuery, role, text, timestamp } from '../../kernel/http/contract.ts';

const member = z.object({
  id,
  user_id: id,
  name: z.string(),
  email: z.string(),
  role,
  status: z.enum(['active', 'suspended']),
  last_seen_at: timestamp.nullable(),
  created_at: timestamp,
});

export const contract = {
  'GET /members': endpoint({
    summary: 'List members',
    description: 'Everybody who belongs to the organization, oldest first. `q` finds part of a name or an address.',
    tag: 'Members',
    list: true,
    query: listQuery({
      cursor: id.optional(),
      q: text(1, 100).optional(),
      role: role.optional(),
      status: z.enum(['active', 'suspended']).optional(),
    }),
    data: z.array(member),
  }),
  'GET /members/:id': endpoint({
    summary: 'Read a member',
    tag: 'Members',
    params: idParams,
    data: member,
  }),
};
