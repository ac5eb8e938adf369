import type { Role } from '../../kernel/auth/actor.ts';
import { endSessionsOf, openSessionsOf } from '../../kernel/auth/session-ends.ts';
import { fail } from '../../kernel/errors.ts';
import type { Member } from './contract.ts';
import { memberRestored, memberRoleChanged, memberSuspended } from './events.ts';
import { manage, type ManageCall } from './manage.ts';
import { assignableRoles } from './policy.ts';
import { presentMember } from './present.ts';
import { type MemberRow, updateMembership } from './store/members.ts';
import { type MemberEvent, recordChange } from './record.ts';

interface Change {
  role?: Role | undefined;
  status?: 'active' | 'suspended' | undefined;
}

/** Gives another role, suspends, restores. What is so already is said to nobody. */
export function change(call: ManageCall<Change>): Promise<Member> {
  return manage(call, async (managed) => {
    const { tx, manager, member } = managed;
    if (member.status === 'waiting') throw fail('conflict', { message: 'Admit or refuse this person first.' });
    const after = { role: call.body.role ?? member.role, status: call.body.status ?? member.status };
    const happened = eventsOf(member, after);
    if (happened.length === 0) return { answer: presentMember(manager, managed), sessions: [] };
    if (after.role !== member.role && !assignableRoles(manager, managed).includes(after.role)) {
      throw fail('forbidden', { message: 'You cannot give a role that may do more than your own.' });
    }
    const changed = await updateMembership(tx, member, after);
    const sessions = happened.includes(memberSuspended)
      ? await endSessionsOf(tx, member.user_id, 'member_suspended')
      : await openSessionsOf(tx, member.user_id);
    await recordChange(call, managed, happened, after);
    return { answer: presentMember(manager, { ...managed, member: changed }), sessions };
  });
}

function eventsOf(before: MemberRow, after: Pick<MemberRow, 'role' | 'status'>): MemberEvent[] {
  const happened: MemberEvent[] = [];
  if (after.role !== before.role) happened.push(memberRoleChanged);
  if (after.status !== before.status) {
    happened.push(after.status === 'suspended' ? memberSuspended : memberRestored);
  }
  return happened;
}
