import type { Actor } from '../../kernel/auth/actor.ts';
import { everyone, definePermission } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import { fail } from '../../kernel/errors.ts';

export const readNotes = definePermission('notes.read', everyone);
export const writeNotes = definePermission('notes.write', everyone);

interface Owned {
  user_id: string;
}

const own = (actor: Actor, subject: Owned) => subject.user_id === actor.userId;

/** A note belongs to its author alone, whatever the role of others. */
export const notePolicy = definePolicy(
  allow(readNotes, ['list']),
  allow(writeNotes, ['create']),
  allow(readNotes, ['read'], own),
  allow(writeNotes, ['update', 'delete'], own),
);

/** @throws {AppError} `not_found` for another author's note, as for one that does not exist */
export function owned<T extends Owned>(actor: Actor, subject: T | null): T {
  if (!subject || !own(actor, subject)) throw fail('not_found');
  return subject;
}
