import type { z } from 'zod';
import type { Permission } from '../auth/permissions.ts';
import type { EventDeclaration } from '../events/event-type.ts';

/** An event that concerns one person alone. */
type OwnEvent = EventDeclaration & { readonly payload: z.ZodType<{ user_id: string }> };

/**
 * What people of an organization hear of as soon as it changes, so that their pages request it again: that it changed, never
 * what. Made by `defineHint`.
 */
export interface Hint {
  /** Unique in the installation: `announcements`. Lower-case letters and underscores. */
  readonly topic: string;
  /** Those who hold it hear of it. */
  readonly permission: Permission;
  /** Events after which it looks different to everybody. */
  readonly on: readonly EventDeclaration[];
  /** Events after which it looks different to the person in `user_id` of their payload only: on their other pages. */
  readonly onOwn: readonly OwnEvent[];
}

/** `defineHint('announcements', { permission: readAnnouncements, on: [created, deleted], onOwn: [dismissed] })` */
export function defineHint(
  topic: string,
  { permission, on, onOwn = [] }: Pick<Hint, 'permission' | 'on'> & Partial<Pick<Hint, 'onOwn'>>,
): Hint {
  if (!/^[a-z][a-z_]{0,39}$/u.test(topic)) throw new Error(`"${topic}" names no topic`);
  return { topic, permission, on, onOwn };
}
