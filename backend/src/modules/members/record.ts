import type { memberAdmitted } from './events.ts';
import type { ManageCall, Managed } from './manage.ts';
import type { MemberRow } from './store/members.ts';

export type MemberEvent = typeof memberAdmitted;

/** Writes what happened to a member into the trail, and emits it. Last in its transaction. */
export async function recordChange(
  { kernel, request }: Pick<ManageCall, 'kernel' | 'request'>,
  { tx, manager, member }: Managed,
  happened: readonly MemberEvent[],
  after: Pick<MemberRow, 'role' | 'status'>,
): Promise<void> {
  const payload = { member_id: member.id, user_id: member.user_id };
  for (const event of happened) {
    await kernel.audit.record(tx, { actor: manager, ip: request.ip }, event(payload), {
      before: { role: member.role, status: member.status },
      after: { role: after.role, status: after.status },
    });
  }
}
