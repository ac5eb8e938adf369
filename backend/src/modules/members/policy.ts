import { roles, type Actor, type Role } from '../../kernel/auth/actor.ts';
import { admins, staff, definePermission } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import type { MemberRow } from './store/members.ts';

export const readMembers = definePermission('members.read', staff);
export const manageMembers = definePermission('members.manage', admins);
export const manageRoles = definePermission('roles.manage', admins);

/** Who works here is for those who work here: clients see whom they talk to in the conversation itself. */
export const memberPolicy = definePolicy(allow(readMembers, ['list', 'read']), allow(manageMembers, ['manage']));

/** What may be done with one member, by whom and in which status. */
export const membershipPolicy = definePolicy(
  allow(manageMembers, ['manage'], mayTouch),
  allow(manageMembers, ['admit'], (actor, member: MemberRow) => is(member, 'waiting') && mayTouch(actor, member)),
  allow(manageMembers, ['suspend'], (actor, member) => is(member, 'active') && mayTouch(actor, member)),
  allow(manageMembers, ['restore'], (actor, member) => is(member, 'suspended') && mayTouch(actor, member)),
  allow(manageMembers, ['change_role'], (actor, member) => !is(member, 'waiting') && mayTouch(actor, member)),
  allow(manageMembers, ['remove'], mayTouch),
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
