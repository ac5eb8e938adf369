import { endSessionsOf } from '../../kernel/auth/session-ends.ts';
import { manage, type ManageCall } from './manage.ts';
import { updateMembership } from './store/members.ts';
import { countSeat } from './store/seats.ts';
import { memberRefused, memberRemoved } from './events.ts';
import { recordChange } from './record.ts';

/** Removes a member, whose row stays for what they wrote; or refuses who waits, who has no seat to free. */
export function remove(call: ManageCall): Promise<void> {
  return manage(call, async (managed) => {
    const { tx, member } = managed;
    const removed = await updateMembership(tx, member, { role: member.role, status: 'removed' });
    if (member.status !== 'waiting') await countSeat(tx, -1);
    const sessions = await endSessionsOf(tx, member.user_id, 'member_removed');
    await recordChange(call, managed, [member.status === 'waiting' ? memberRefused : memberRemoved], removed);
    return { answer: undefined, sessions };
  });
}
