import { z } from 'zod';
import { endpoint, id, idParams, listQuery, text, timestamp, visibleLine } from '../../kernel/http/contract.ts';

const tag = 'Announcements';
const title = visibleLine(120);
const body = text(1, 10_000).regex(/\S/u, 'must not be blank');
const level = z.enum(['info', 'important']);

const announcement = z.object({
  id,
  title: z.string(),
  body: z.string(),
  level,
  /** Null for those who may not see the members. */
  author: z.object({ user_id: id, name: z.string() }).nullable(),
  expires_at: timestamp.nullable(),
  version: z.number().int(),
  created_at: timestamp,
  updated_at: timestamp,
  /** By the requesting user. */
  dismissed: z.boolean(),
  /** Number of dismissals; null for those who do not manage announcements. */
  dismissals: z.number().int().nullable(),
  abilities: z.object({ update: z.boolean(), delete: z.boolean(), dismiss: z.boolean() }),
});

export const contract = {
  'GET /announcements': endpoint({
    summary: 'List announcements, newest first',
    description:
      '`show`: `current` (those that have not expired), `undismissed` (of these, the ones I have not dismissed), or ' +
      '`expired`, for those who manage announcements.',
    tag,
    list: true,
    query: listQuery({ show: z.enum(['current', 'undismissed', 'expired']).default('current') }),
    data: z.array(announcement),
    errors: ['forbidden'],
  }),
  'POST /announcements': endpoint({
    summary: 'Post an announcement to everybody of the organization',
    description: '`body` is markdown. After `expires_at` it is no longer shown.',
    tag,
    body: z.strictObject({
      title,
      body,
      level: level.default('info'),
      expires_at: timestamp.nullable().default(null),
    }),
    status: 201,
    idempotent: true,
    data: announcement,
    errors: ['forbidden'],
  }),
  'GET /announcements/:id': endpoint({
    summary: 'Read an announcement',
    tag,
    params: idParams,
    data: announcement,
    errors: ['not_found'],
  }),
  'PATCH /announcements/:id': endpoint({
    summary: 'Edit an announcement',
    description:
      'Who dismissed it stays undisturbed. `If-Match` with the `version` that was read refuses to overwrite a newer one.',
    tag,
    params: idParams,
    body: z.strictObject({
      title: title.optional(),
      body: body.optional(),
      level: level.optional(),
      expires_at: timestamp.nullable().optional(),
    }),
    data: announcement,
    errors: ['forbidden', 'not_found', 'version_stale'],
  }),
  'DELETE /announcements/:id': endpoint({
    summary: 'Delete an announcement',
    description: 'For everybody. For 30 seconds who deleted it can restore it.',
    tag,
    params: idParams,
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
  'POST /announcements/:id/restore': endpoint({
    summary: 'Restore an announcement that I deleted within the last 30 seconds',
    description: 'With its dismissals. Harmless where it is not deleted.',
    tag,
    params: idParams,
    data: announcement,
    errors: ['forbidden', 'not_found'],
  }),
  'PUT /announcements/:id/dismissal': endpoint({
    summary: 'Dismiss an announcement for myself, on every device',
    description: 'Again is harmless.',
    tag,
    params: idParams,
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
  'DELETE /announcements/:id/dismissal': endpoint({
    summary: 'Show me an announcement again that I dismissed',
    description: 'Again is harmless.',
    tag,
    params: idParams,
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
};

export type Announcement = z.infer<typeof announcement>;

type Routes = typeof contract;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
}
