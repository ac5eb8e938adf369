import type { Actor } from '../../kernel/auth/actor.ts';
import type { Member } from './contract.ts';
import type { MembershipPolicy } from './policy.ts';
import type { MemberRow } from './store/members.ts';

/** @param row of somebody who is shown: the statement leaves out who was removed */
export function presentMember(policy: MembershipPolicy, actor: Actor, row: MemberRow): Member {
  const { added_permissions: _, status, ...shown } = row;
  if (status === 'removed') throw new Error(`member ${row.id} was removed and is shown`);
  const { manage: __, ...abilities } = policy.abilities(actor, row);
  return { ...shown, status, abilities, assignable_roles: policy.assignableRoles(actor, row) };
}
