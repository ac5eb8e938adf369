import type { Tx } from '../../kernel/db/database.ts';
import { subscribe, type Subscriber } from '../../kernel/events/subscriber.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { memberRemoved, memberRoleChanged, memberSuspended, rolesGivenBy } from '../members/index.ts';
import { invitationRevoked } from './events.ts';
import { revokeOf } from './store/invitations.ts';

/**
 * Revokes the invitations that their sender could not send any more. They are refused from the change on (`requireUsable`); this
 * makes the list say so.
 */
export function revokeOfFormer(kernel: Kernel): Subscriber {
  const left = [memberRemoved, memberSuspended, memberRoleChanged];
  return subscribe('invitations.revoke_of_former', left, ({ payload }, tx) => revokeAll(kernel, tx, payload.user_id));
}

async function revokeAll({ declarations, audit }: Kernel, tx: Tx, userId: string): Promise<void> {
  const revoked = await revokeOf(tx, userId, await rolesGivenBy(declarations.permissions, tx, userId));
  for (const id of revoked) await audit.record(tx, { actor: null, ip: null }, invitationRevoked({ invitation_id: id }));
}
