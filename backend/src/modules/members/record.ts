import type { ManageCall, Managed } from './manage.ts';
import type { MemberRow } from './store/members.ts';

export type MemberEvent =
  | 'member.admitted'
  | 'member.refused'
  | 'member.role_changed'
  | 'member.suspended'
  | 'member.restored'
  | 'member.removed';

/** Emits what happened to a member and writes it into the trail. Last in its transaction. */
export async function recordChange(
  { kernel, request }: Pick<ManageCall, 'kernel' | 'request'>,
  { tx, manager, member }: Managed,
  happened: readonly MemberEvent[],
  after: Pick<MemberRow, 'role' | 'status'>,
): Promise<void> {
  const payload = { member_id: member.id, user_id: member.user_id };
  for (const type of happened) await kernel.events.emit(tx, type, payload);
  for (const action of happened) {
    await kernel.audit.record(
      tx,
      { actor: manager, ip: request.ip },
      {
        action,
        subject: { type: 'member', id: member.id },
        before: { role: member.role, status: member.status },
        after: { role: after.role, status: after.status },
      },
    );
  }
}
