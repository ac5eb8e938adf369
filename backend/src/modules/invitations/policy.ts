import type { Role } from '../../kernel/auth/actor.ts';
import { memberPolicy, rolesToGive } from '../members/index.ts';
import type { Actor } from '../../kernel/auth/actor.ts';
import type { Permissions } from '../../kernel/auth/permissions.ts';
import { fail } from '../../kernel/errors.ts';
import type { InvitationRow } from './store/invitations.ts';

/** @throws {AppError} `forbidden`, `insufficient_scope` */
export function requireManager(actor: Actor): void {
  memberPolicy.authorize(actor, 'manage');
}

/**
 * An invitation is a way to its role: whoever may not give that role gets no link of it, nor ends it.
 * @throws {AppError} `forbidden`
 */
export function requireAuthority(actor: Actor, permissions: Permissions, role: Role): void {
  requireManager(actor);
  if (rolesToGive(actor, permissions).includes(role)) return;
  throw fail('forbidden', { message: 'You cannot give a role that may do more than your own.' });
}

/** What `actor` may do with an invitation. */
export function abilitiesOf(actor: Actor, permissions: Permissions, { status, role }: InvitationRow) {
  const may = rolesToGive(actor, permissions).includes(role);
  return {
    resend: may && status !== 'accepted',
    revoke: may && (status === 'pending' || status === 'expired'),
    link: may && status === 'pending',
  };
}
