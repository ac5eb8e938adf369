import type { Role } from '../../kernel/auth/actor.ts';
import type { Permissions } from '../../kernel/auth/permissions.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { rolesToGive } from './policy.ts';
import { findMembership } from './store/members.ts';

/** The roles that a person may give now, as the database knows them; none once they are no longer a member who may. */
export async function rolesGivenBy(permissions: Permissions, tx: Tx, userId: string): Promise<readonly Role[]> {
  const member = await findMembership(tx, userId);
  if (member?.status !== 'active') return [];
  const { role, status, added_permissions: added } = member;
  const noCredential = { keyId: null, sessionId: null, credential: null, scopes: null };
  const held = permissions.ofMember(status, role, added);
  return rolesToGive({ orgId: tx.orgId, userId, role, status, permissions: held, ...noCredential }, permissions);
}
