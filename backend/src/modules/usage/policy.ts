import type { Actor } from '../../kernel/auth/actor.ts';
import { admins, definePermission } from '../../kernel/auth/permissions.ts';
import { holds, requireSignedIn } from '../../kernel/auth/policy.ts';

export const readUsage = definePermission('usage.read', admins);

/** The user whose calls an actor may see; null: all calls of the organization. */
export function visibleUser(actor: Actor): string | null {
  if (holds(actor, readUsage)) return null;
  return requireSignedIn(actor);
}
