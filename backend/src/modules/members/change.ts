import type { Role } from '../../kernel/auth/actor.ts';
import { endSessionsOf, openSessionsOf } from '../../kernel/auth/session-ends.ts';
import { consume, release } from '../../kernel/entitlements/entitlements.ts';
import { fail } from '../../kernel/errors.ts';
import type { Member } from './contract.ts';
import {
  memberAdmitted,
  memberRefused,
  memberRemoved,
  memberRestored,
  memberRoleChanged,
  memberSuspended,
} from './events.ts';
import { manage, recordChange, type ManageContext, type MemberEvent } from './manage.ts';
import { assignableRoles } from './policy.ts';
import { presentMember } from './present.ts';
import { seats } from './seats.ts';
import { type MemberRow, updateMembership } from './store/members.ts';

/** Admits a waiting member, if the plan has a seat left. An active member takes no second one. */
export function admit(context: ManageContext): Promise<Member> {
  return manage(context, async (managed) => {
    const { tx, manager, member } = managed;
    if (member.status === 'active') return { result: presentMember(manager, managed), sessions: [] };
    if (member.status !== 'waiting')
      throw fail('conflict', { message: 'This member is suspended. Restore them instead.' });
    await consume(tx, seats);
    const admitted = await updateMembership(tx, member, { role: member.role, status: 'active' });
    const sessions = await openSessionsOf(tx, member.user_id);
    await recordChange(context, managed, [memberAdmitted], admitted);
    return { result: presentMember(manager, { ...managed, member: admitted }), sessions };
  });
}

interface Change {
  role?: Role | undefined;
  status?: 'active' | 'suspended' | undefined;
}

/** Changes the role, suspends or restores. Emits no event for what is so already. */
export function change(context: ManageContext<Change>): Promise<Member> {
  return manage(context, async (managed) => {
    const { tx, manager, member } = managed;
    if (member.status === 'waiting') throw fail('conflict', { message: 'Admit or refuse this person first.' });
    const after = { role: context.body.role ?? member.role, status: context.body.status ?? member.status };
    const happened = eventsOf(member, after);
    if (happened.length === 0) return { result: presentMember(manager, managed), sessions: [] };
    if (after.role !== member.role && !assignableRoles(manager, managed).includes(after.role)) {
      throw fail('forbidden', { message: 'You cannot give a role that may do more than your own.' });
    }
    const changed = await updateMembership(tx, member, after);
    const sessions = happened.includes(memberSuspended)
      ? await endSessionsOf(tx, member.user_id, 'member_suspended')
      : await openSessionsOf(tx, member.user_id);
    await recordChange(context, managed, happened, after);
    return { result: presentMember(manager, { ...managed, member: changed }), sessions };
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

/** Removes a member, whose row stays as the author of what they wrote; or refuses a waiting one, who has no seat to free. */
export function remove(context: ManageContext): Promise<void> {
  return manage(context, async (managed) => {
    const { tx, member } = managed;
    const removed = await updateMembership(tx, member, { role: member.role, status: 'removed' });
    if (member.status !== 'waiting') await release(tx, seats);
    const sessions = await endSessionsOf(tx, member.user_id, 'member_removed');
    await recordChange(context, managed, [member.status === 'waiting' ? memberRefused : memberRemoved], removed);
    return { result: undefined, sessions };
  });
}
