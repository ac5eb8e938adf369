import * as z from 'zod/mini';
import { t } from '../../lib/i18n/text.tsx';
import { fieldSchemas } from '../../ui/schema-form.ts';
import { fromLocal, toLocal } from './local-time.ts';
import type { Announcement } from './queries.ts';

/** Characters. */
const bodyMax = 10_000;

export const announcementSchema = z.object({
  title: fieldSchemas.required('announcements.titleMissing', 120),
  body: z
    .string()
    .check(
      z.regex(/\S/u, { error: () => t('announcements.bodyMissing') }),
      z.maxLength(bodyMax, { error: () => t('announcements.bodyTooLong', { count: bodyMax }) }),
    ),
  level: z.enum(['info', 'important']),
  /** Of a `datetime-local` field. */
  expires_at: z.string().check(
    z.refine((typed) => typed === '' || Date.parse(fromLocal(typed) ?? '') > Date.now(), {
      error: () => t('announcements.expiresPast'),
    }),
  ),
});
export type FormValues = z.infer<typeof announcementSchema>;

/** @param announcement null: a new one */
export function valuesOf(announcement: Announcement | null): FormValues {
  return {
    title: announcement?.title ?? '',
    body: announcement?.body ?? '',
    level: announcement?.level ?? 'info',
    expires_at: toLocal(announcement?.expires_at ?? null),
  };
}
