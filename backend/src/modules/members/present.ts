import type { Actor } from '../../kernel/auth/actor.ts';
import type { Member } from './contract.ts';
import { assignableRoles, membershipPolicy, type Membership } from './policy.ts';

/** @param membership of a member who was not removed */
export function presentMember(actor: Actor, membership: Membership): Member {
  const { added_permissions: _, status, ...shown } = membership.member;
  if (status === 'removed') throw new Error(`member ${shown.id} was removed and is shown`);
  const { manage: __, ...abilities } = membershipPolicy.abilities(actor, membership);
  return { ...shown, status, abilities, assignable_roles: assignableRoles(actor, membership) };
}
