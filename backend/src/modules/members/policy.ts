import { roles, type Actor, type Role } from '../../kernel/auth/actor.ts';
import { admins, definePermission, staff, type Permissions } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy, permissionsOf } from '../../kernel/auth/policy.ts';
import type { MemberRow } from './store/members.ts';

export const readMembers = definePermission('members.read', staff);
export const manageMembers = definePermission('members.manage', admins);
export const manageRoles = definePermission('roles.manage', admins);

/** Who works here is for those who work here: clients see whom they talk to in the conversation itself. */
export const memberPolicy = definePolicy(allow(readMembers, ['list', 'read']), allow(manageMembers, ['manage']));

/** What may be done with one member, by whom and in which status. */
export type MembershipPolicy = ReturnType<typeof createMembershipPolicy>;

/** @param permissions what the roles may that members have, or could be given */
export function createMembershipPolicy(permissions: Permissions) {
  /** Owners and admins have the same permissions: that owners stand above is said here. */
  function mayGive(actor: Actor, role: Role, added: readonly string[] = []): boolean {
    if (role === 'owner' && actor.role !== 'owner') return false;
    return permissions.of(role, added).isSubsetOf(permissionsOf(actor));
  }

  /** Nobody touches their own membership, nor that of somebody who may more than they. */
  function mayTouch(actor: Actor, member: MemberRow): boolean {
    return member.user_id !== actor.userId && mayGive(actor, member.role, member.added_permissions);
  }

  const inStatus =
    (...statuses: MemberRow['status'][]) =>
    (actor: Actor, member: MemberRow) =>
      statuses.includes(member.status) && mayTouch(actor, member);

  const policy = definePolicy(
    allow(manageMembers, ['manage', 'remove'], mayTouch),
    allow(manageMembers, ['admit'], inStatus('waiting')),
    allow(manageMembers, ['suspend'], inStatus('active')),
    allow(manageMembers, ['restore'], inStatus('suspended')),
    allow(manageMembers, ['change_role'], inStatus('active', 'suspended', 'removed')),
  );

  return {
    ...policy,
    /** The roles that `actor` may give `member`, the present one among them. Nobody gives more than they have. */
    assignableRoles(actor: Actor, member: MemberRow): Role[] {
      if (!policy.may(actor, 'change_role', member)) return [];
      return roles.filter((role) => mayGive(actor, role));
    },
  };
}
