import { z } from 'zod';
import { day, defineRate, endpoint, id, idParams, listQuery, text, timestamp } from '../../kernel/http/contract.ts';

const tag = 'Notes';

/** New notes. */
const notesRate = defineRate('notes', { user: { limit: 500, window: day } });
export const rates = [notesRate];

/** `asTitle` makes it one line. */
const title = text(0, 200);
const body = text(0, 20_000);

const summary = z.object({
  id,
  title: z.string(),
  /** The name in lists: the title, or else the first line of the body. Empty where neither has visible text. */
  name: z.string(),
  /** The beginning of the text after the name, in one line. */
  excerpt: z.string(),
  pinned: z.boolean(),
  version: z.number().int(),
  edited_at: timestamp,
  created_at: timestamp,
  updated_at: timestamp,
  abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
});
const note = summary.extend({ body: z.string() });

export const contract = {
  'GET /notes': endpoint({
    summary: 'List my notes, pinned ones first, then by their last edit',
    description:
      'Without their bodies. `q` finds any part of a title, and words and their beginnings anywhere; in scripts without spaces ' +
      '(Japanese, Chinese, Thai …) any part of a body too.',
    tag,
    list: true,
    tx: 'read-once',
    query: listQuery({ q: text(1, 200).optional() }),
    data: z.array(summary),
    errors: ['forbidden'],
  }),
  'POST /notes': endpoint({
    summary: 'Write a note that only I see',
    description: '`body` is markdown. At most 500 a day and person.',
    tag,
    body: z.strictObject({ title: title.default(''), body: body.default(''), pinned: z.boolean().default(false) }),
    status: 201,
    idempotent: true,
    data: note,
    errors: ['forbidden'],
    rate: notesRate,
  }),
  'GET /notes/:id': endpoint({
    summary: 'Read one of my notes',
    tag,
    params: idParams,
    data: note,
    errors: ['forbidden', 'not_found'],
  }),
  'PATCH /notes/:id': endpoint({
    summary: 'Edit or pin one of my notes',
    description: '`If-Match` with the `version` that was read refuses to overwrite a newer one.',
    tag,
    params: idParams,
    body: z.strictObject({ title: title.optional(), body: body.optional(), pinned: z.boolean().optional() }),
    data: note,
    errors: ['forbidden', 'not_found', 'version_stale'],
  }),
  'DELETE /notes/:id': endpoint({
    summary: 'Delete one of my notes',
    description: 'It is not readable any more; for 30 seconds it can be restored.',
    tag,
    params: idParams,
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
  'POST /notes/:id/restore': endpoint({
    summary: 'Restore a note that I deleted within the last 30 seconds',
    description: 'Harmless where it is not deleted.',
    tag,
    params: idParams,
    data: note,
    errors: ['forbidden', 'not_found'],
  }),
};

export type NoteSummary = z.infer<typeof summary>;
export type Note = z.infer<typeof note>;

type Routes = typeof contract;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
}
