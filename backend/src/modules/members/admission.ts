import { openSessionsOf } from '../../kernel/auth/session-ends.ts';
import { fail } from '../../kernel/errors.ts';
import type { Member } from './contract.ts';
import { manage, type ManageCall } from './manage.ts';
import { presentMember } from './present.ts';
import { takeSeat } from './service.ts';
import { updateMembership } from './store/members.ts';
import { memberAdmitted } from './events.ts';
import { recordChange } from './record.ts';

/** Lets in who waits, if the plan has a seat left. Who is in already takes no second one. */
export function admit(call: ManageCall): Promise<Member> {
  return manage(call, async (managed) => {
    const { tx, manager, member } = managed;
    if (member.status === 'active') return { answer: presentMember(manager, managed), sessions: [] };
    if (member.status !== 'waiting')
      throw fail('conflict', { message: 'This member is suspended. Restore them instead.' });
    await takeSeat(tx);
    const admitted = await updateMembership(tx, member, { role: member.role, status: 'active' });
    const sessions = await openSessionsOf(tx, member.user_id);
    await recordChange(call, managed, [memberAdmitted], admitted);
    return { answer: presentMember(manager, { ...managed, member: admitted }), sessions };
  });
}
