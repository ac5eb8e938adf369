import { fail } from '../../kernel/errors.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import {
  proveByPassword,
  requireGoodPassword,
  respondSignedIn,
  startSession,
  type SignInContext,
} from '../auth/index.ts';
import { errors as authErrors } from '../auth/contract.ts';
import { joinByInvitation, memberAdmitted } from '../members/index.ts';
import { invitationAccepted } from './events.ts';
import { findInvitation, lockInvitation, markAccepted, type InvitationRow } from './store/invitations.ts';
import { loginOf, requireToken, requireUsable } from './usable.ts';

interface Acceptance {
  token: string;
  name?: string | undefined;
  password: string;
  locale?: string | undefined;
}

/**
 * Makes whoever holds the token a member, once, and signs them in. Passwords are hashed and compared outside of the transaction,
 * in which everything is looked at again.
 * @throws {AppError} as `requireUsable`; `already_member`, `plan_limit`, `invalid_fields`, `invalid_credentials`, `conflict`
 */
export async function accept(context: SignInContext, tenant: Tenant, acceptance: Acceptance) {
  const { kernel, request } = context;
  const token = requireToken(kernel.keys, tenant.id, acceptance.token);
  const found = await kernel.db.tenant(
    tenant.id,
    async (tx) => {
      const invitation = await requireUsable(kernel, tx, await findInvitation(tx, token.id), token);
      return { invitation, ...(await loginOf(tx, invitation, token)) };
    },
    { readOnly: true },
  );
  const login = found.mustProve
    ? await formerLogin(context, tenant, found.invitation, acceptance)
    : await newLogin(context, tenant, found.invitation, acceptance, token.way === 'mail');
  const { session, ended } = await kernel.db.tenant(tenant.id, async (tx) => {
    const { id, email, role } = await requireUsable(kernel, tx, await lockInvitation(tx, token.id), token);
    const { memberId, userId, endedSessions } = await joinByInvitation(kernel, tx, { email, role, login });
    await markAccepted(tx, id, userId);
    const origin = { actor: { userId, keyId: null }, ip: request.ip };
    const accepted = invitationAccepted({ invitation_id: id, user_id: userId });
    await kernel.audit.record(tx, origin, accepted, { after: { email, role } });
    const admitted = memberAdmitted({ member_id: memberId, user_id: userId });
    await kernel.audit.record(tx, origin, admitted, { after: { role, status: 'active' } });
    return { session: await startSession(context, tx, userId), ended: endedSessions };
  });
  if (ended.length > 0) await kernel.tokens.revoke(tenant.id, ended);
  return respondSignedIn(context, tenant, session);
}

async function newLogin(
  { kernel }: SignInContext,
  tenant: Tenant,
  { email, locale: invited }: InvitationRow,
  { name, password, locale = invited }: Acceptance,
  ownsAddress: boolean,
) {
  if (name === undefined) throw fail('invalid_fields', { fields: { name: 'is required' } });
  requireGoodPassword('password', password, [email, tenant.slug]);
  return { name, passwordHash: await kernel.passwords.hash(password), locale, ownsAddress };
}

async function formerLogin(
  context: SignInContext,
  tenant: Tenant,
  { email }: InvitationRow,
  { password }: Acceptance,
): Promise<{ userId: string }> {
  const proof = await proveByPassword(context, tenant, { email, password }, () => Promise.resolve(true));
  if (proof === null || proof === 'wrong') throw fail(authErrors.invalid_credentials);
  return proof;
}
