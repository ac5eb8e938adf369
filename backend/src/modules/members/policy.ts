import { roles, type Actor, type Role } from '../../kernel/auth/actor.ts';
import { permissionsOf } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import type { MemberRow } from './store/members.ts';

/** Who works here is for those who work here: clients see whom they talk to in the conversation itself. */
export const memberPolicy = definePolicy(allow('members.read', ['list', 'read']), allow('members.manage', ['manage']));

/** What may be done with one member, by whom and in which status. */
export const membershipPolicy = definePolicy(
  allow('members.manage', ['manage'], mayTouch),
  allow('members.manage', ['admit'], (actor, member: MemberRow) => is(member, 'waiting') && mayTouch(actor, member)),
  allow('members.manage', ['suspend'], (actor, member) => is(member, 'active') && mayTouch(actor, member)),
  allow('members.manage', ['restore'], (actor, member) => is(member, 'suspended') && mayTouch(actor, member)),
  allow('members.manage', ['change_role'], (actor, member) => !is(member, 'waiting') && mayTouch(actor, member)),
  allow('members.manage', ['remove'], mayTouch),
);

/** The roles that `actor` may give `member`, the present one among them. Nobody gives more than they have. */
export function assignableRoles(actor: Actor, member: MemberRow): Role[] {
  if (!membershipPolicy.may(actor, 'change_role', member)) return [];
  return roles.filter((role) => mayGive(actor, role));
}

/** Nobody touches their own membership, nor that of somebody who may more than they. */
function mayTouch(actor: Actor, member: MemberRow): boolean {
  return member.user_id !== actor.userId && mayGive(actor, member.role, member.added_permissions);
}

/** Owners and admins have the same permissions: that owners stand above is said here. */
function mayGive(actor: Actor, role: Role, added: readonly string[] = []): boolean {
  if (role === 'owner' && actor.role !== 'owner') return false;
  return permissionsOf(role, added).isSubsetOf(actor.permissions);
}

function is(member: MemberRow, status: MemberRow['status']): boolean {
  return member.status === status;
}
