import type { Actor } from '../../kernel/auth/actor.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import { fail } from '../../kernel/errors.ts';

interface Owned {
  user_id: string;
}

const own = (actor: Actor, subject: Owned) => subject.user_id === actor.userId;

/** A conversation is its user's alone: owners and admins see what chats cost, not what they say. */
export const conversationPolicy = definePolicy(
  allow('conversations.read', ['list']),
  allow('conversations.write', ['create']),
  allow('conversations.read', ['read'], own),
  allow('conversations.write', ['update', 'delete'], own),
);

/** What somebody else owns is not there. */
export function owned<T extends Owned>(actor: Actor, subject: T | null): T {
  if (!subject || !own(actor, subject)) throw fail('not_found');
  return subject;
}
