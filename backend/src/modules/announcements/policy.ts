import type { Actor } from '../../kernel/auth/actor.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import { fail } from '../../kernel/errors.ts';
import type { AnnouncementRow } from './store.ts';

/** Everybody reads and dismisses; who manages also sees what has expired and how many have dismissed. */
export const announcementPolicy = definePolicy(
  allow('announcements.read', ['list', 'read', 'dismiss']),
  allow('announcements.manage', ['create', 'update', 'delete', 'review']),
);

/** What has expired is there only for those who manage announcements. */
export function visible(actor: Actor, row: AnnouncementRow | null): AnnouncementRow {
  if (!row || (row.expired && !announcementPolicy.may(actor, 'review'))) throw fail('not_found');
  return row;
}
