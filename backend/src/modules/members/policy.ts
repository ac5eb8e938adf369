import { roles, type Actor, type Role } from '../../kernel/auth/actor.ts';
import { admins, definePermission, staff, type Permissions } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy, permissionsOf } from '../../kernel/auth/policy.ts';
import type { MemberRow } from './store/members.ts';

export const readMembers = definePermission('members.read', staff);
export const manageMembers = definePermission('members.manage', admins);
export const manageRoles = definePermission('roles.manage', admins);

/** The members are visible to staff only: clients see the people they talk to in the conversation itself. */
export const memberPolicy = definePolicy(allow(readMembers, ['list', 'read']), allow(manageMembers, ['manage']));

/** The subject of `membershipPolicy`: a member, and what roles may in this installation. */
export interface Membership {
  member: MemberRow;
  permissions: Permissions;
}

/** What may be done with one member, by whom and in which status. */
export const membershipPolicy = definePolicy(
  allow(manageMembers, ['manage', 'remove'], mayTouch),
  allow(manageMembers, ['admit'], inStatus('waiting')),
  allow(manageMembers, ['suspend'], inStatus('active')),
  allow(manageMembers, ['restore'], inStatus('suspended')),
  allow(manageMembers, ['change_role'], inStatus('active', 'suspended', 'removed')),
);

/** The roles that `actor` may give the member, including the present one. Nobody gives more than they have. */
export function assignableRoles(actor: Actor, membership: Membership): Role[] {
  if (!membershipPolicy.may(actor, 'change_role', membership)) return [];
  return roles.filter((role) => mayGive(actor, role, membership.permissions.of(role)));
}

/** The roles that `actor` may give to somebody who is to become a member. */
export function rolesToGive(actor: Actor, permissions: Permissions): Role[] {
  if (!memberPolicy.may(actor, 'manage')) return [];
  return roles.filter((role) => mayGive(actor, role, permissions.of(role)));
}

/** Nobody changes their own membership, nor that of somebody with more permissions. */
function mayTouch(actor: Actor, { member, permissions }: Membership): boolean {
  if (member.user_id === actor.userId) return false;
  return mayGive(actor, member.role, permissions.of(member.role, member.added_permissions));
}

function inStatus(...statuses: MemberRow['status'][]) {
  return (actor: Actor, membership: Membership) =>
    statuses.includes(membership.member.status) && mayTouch(actor, membership);
}

/** Owners and admins have the same permissions; only owners make owners. */
function mayGive(actor: Actor, role: Role, permissions: ReadonlySet<string>): boolean {
  if (role === 'owner' && actor.role !== 'owner') return false;
  return permissions.isSubsetOf(permissionsOf(actor));
}
