import { z } from 'zod';
import { defineRate, endpoint, id, minute, text, timestamp } from '../../kernel/http/contract.ts';

/** A search queries every module, and is sent while the user types. */
const searchRate = defineRate('search', { user: { limit: 240, window: minute } });
export const rates = [searchRate];

const hit = z.object({
  /** The kind of hit, e.g. `conversation`. */
  kind: z.string(),
  id,
  title: z.string(),
  excerpt: z.string().nullable(),
  at: timestamp.nullable(),
  /** Of the part that holds the words, e.g. of a message of a chat; null: the whole. */
  part_id: id.nullable(),
});
export type Hit = z.output<typeof hit>;

export const contract = {
  'GET /search': endpoint({
    summary: 'Find what I may open, of every kind',
    description:
      'The hits of one kind stand together, best or newest first, at most `limit` of each. Without `q`: what I had last. ' +
      'A portal has the kinds that its modules offer.',
    tag: 'Search',
    errors: ['forbidden'],
    query: z.strictObject({
      q: text(1, 200).trim().optional(),
      limit: z.coerce.number().int().min(1).max(20).default(5),
    }),
    data: z.array(hit),
    rate: searchRate,
  }),
};

type Routes = typeof contract;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
}
