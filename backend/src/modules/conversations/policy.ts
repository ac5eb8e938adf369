import type { Actor } from '../../kernel/auth/actor.ts';
import { everyone, definePermission } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import { fail } from '../../kernel/errors.ts';

export const readConversations = definePermission('conversations.read', everyone);
export const writeConversations = definePermission('conversations.write', everyone);

interface Owned {
  user_id: string;
}

const own = (actor: Actor, subject: Owned) => subject.user_id === actor.userId;

/** A conversation belongs to its user alone: owners and admins see what chats cost, not what they say. */
export const conversationPolicy = definePolicy(
  allow(readConversations, ['list']),
  allow(writeConversations, ['create']),
  allow(readConversations, ['read'], own),
  allow(writeConversations, ['update', 'delete'], own),
);

/** @throws {AppError} `not_found` for another user's conversation, as for one that does not exist */
export function owned<T extends Owned>(actor: Actor, subject: T | null): T {
  if (!subject || !own(actor, subject)) throw fail('not_found');
  return subject;
}
