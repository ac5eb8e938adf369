import { z } from 'zod';
import { endpoint, id, listQuery, timestamp } from '../../kernel/http/contract.ts';

export const contract = {
  'GET /audit-entries': endpoint({
    summary: 'List audit entries',
    description: 'Who changed what, newest first.',
    tag: 'Audit',
    list: true,
    query: listQuery({ cursor: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() }),
    data: z.array(
      z.object({
        id,
        seq: z.number().int(),
        actor: z.object({ user_id: id.nullable(), key_id: id.nullable(), name: z.string().nullable() }),
        action: z.string(),
        subject: z.object({ type: z.string(), id: z.string() }),
        before: z.json().nullable(),
        after: z.json().nullable(),
        ip: z.string().nullable(),
        at: timestamp,
      }),
    ),
  }),
};

type Routes = typeof contract;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
}
