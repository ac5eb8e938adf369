import type { KeyRing } from '../../kernel/crypto/key-ring.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { fail } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { listKnown, mustProve, rolesGivenBy } from '../members/index.ts';
import { errors as membersErrors } from '../members/contract.ts';
import { errors } from './contract.ts';
import type { InvitationRow } from './store/invitations.ts';
import { readInvitationToken, type InvitationToken } from './token.ts';

/** @throws {AppError} `invitation_unknown` for what was not made here, or is another organization's */
export function requireToken(keys: KeyRing, orgId: string, text: string): InvitationToken {
  const token = readInvitationToken(keys, orgId, text);
  if (!token) throw fail(errors.invitation_unknown);
  return token;
}

/**
 * What keeps an invitation from being accepted by this token is said to its holder, who was invited once; nothing else of it.
 * Who invited must still be able to give its role, so that nobody leaves a way in behind.
 * @throws {AppError} `invitation_unknown`, `invitation_used`, `invitation_revoked`, `invitation_replaced`, `invitation_expired`
 */
export async function requireUsable(
  { declarations: { permissions } }: Pick<Kernel, 'declarations'>,
  tx: Tx,
  invitation: InvitationRow | null,
  { generation }: InvitationToken,
): Promise<InvitationRow> {
  if (!invitation || generation > invitation.generation) throw fail(errors.invitation_unknown);
  if (invitation.status === 'accepted') throw fail(errors.invitation_used);
  if (invitation.status === 'revoked') throw fail(errors.invitation_revoked);
  if (generation < invitation.generation) throw fail(errors.invitation_replaced);
  if (invitation.status === 'expired') throw fail(errors.invitation_expired);
  const roles = await rolesGivenBy(permissions, tx, invitation.invited_by);
  if (!roles.includes(invitation.role)) throw fail(errors.invitation_revoked);
  return invitation;
}

/** What there is of the invited address already. */
export interface Login {
  hasLogin: boolean;
  /** Whether the former password is demanded. */
  mustProve: boolean;
}

/**
 * Who was a member before gets back what was written under their name: only the owner of the address, shown by the mail or by
 * the password of then. A link that was passed on by hand shows nothing, since whoever manages members can have it.
 * @throws {AppError} `already_member`
 */
export async function loginOf(tx: Tx, { email }: InvitationRow, { way }: InvitationToken): Promise<Login> {
  const [known] = await listKnown(tx, [email]);
  if (known?.status === 'active' || known?.status === 'suspended') throw fail(membersErrors.already_member);
  return { hasLogin: known !== undefined, mustProve: way === 'hand' && mustProve(known) };
}
