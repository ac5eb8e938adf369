import type { Actor } from '../../kernel/auth/actor.ts';
import { admins, everyone, definePermission } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import { fail } from '../../kernel/errors.ts';
import type { AnnouncementRow } from './store.ts';

export const readAnnouncements = definePermission('announcements.read', everyone);
export const manageAnnouncements = definePermission('announcements.manage', admins);

/** Everybody reads and dismisses; managers also see expired ones and the number of dismissals. */
export const announcementPolicy = definePolicy(
  allow(readAnnouncements, ['list', 'read', 'dismiss']),
  allow(manageAnnouncements, ['create', 'update', 'delete', 'review']),
);

/** @throws {AppError} `not_found` for an expired announcement, except for managers */
export function visible(actor: Actor, row: AnnouncementRow | null): AnnouncementRow {
  if (!row || (row.expired && !announcementPolicy.may(actor, 'review'))) throw fail('not_found');
  return row;
}
