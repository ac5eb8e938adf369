import type { Actor } from '../../kernel/auth/actor.ts';
import { admins, everyone, definePermission } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import { fail } from '../../kernel/errors.ts';
import type { AnnouncementRow } from './store.ts';

export const readAnnouncements = definePermission('announcements.read', everyone);
export const manageAnnouncements = definePermission('announcements.manage', admins);

/** Everybody reads and dismisses; who manages also sees what has expired and how many have dismissed. */
export const announcementPolicy = definePolicy(
  allow(readAnnouncements, ['list', 'read', 'dismiss']),
  allow(manageAnnouncements, ['create', 'update', 'delete', 'review']),
);

/** What has expired is there only for those who manage announcements. */
export function visible(actor: Actor, row: AnnouncementRow | null): AnnouncementRow {
  if (!row || (row.expired && !announcementPolicy.may(actor, 'review'))) throw fail('not_found');
  return row;
}
