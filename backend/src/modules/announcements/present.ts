import type { Actor } from '../../kernel/auth/actor.ts';
import { memberPolicy } from '../members/index.ts';
import type { Announcement } from './contract.ts';
import { announcementPolicy } from './policy.ts';
import type { AnnouncementRow } from './store.ts';

export function presentAnnouncement(actor: Actor, row: AnnouncementRow): Announcement {
  const { update, delete: remove, dismiss } = announcementPolicy.abilities(actor, row);
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    level: row.level,
    author: memberPolicy.may(actor, 'list') ? { user_id: row.author_id, name: row.author_name } : null,
    expires_at: row.expires_at,
    version: row.version,
    created_at: row.created_at,
    updated_at: row.updated_at,
    dismissed: row.dismissed,
    dismissals: announcementPolicy.may(actor, 'review') ? row.dismissals : null,
    abilities: { update, delete: remove, dismiss: dismiss && actor.userId !== null },
  };
}
