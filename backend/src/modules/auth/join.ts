import { errors as membersErrors, joining } from '../members/contract.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { fail } from '../../kernel/errors.ts';
import { subscriberOf } from '../../kernel/limits/subscriber.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import { findFormerMember, memberRequested, requestMembership } from '../members/index.ts';
import type { SignInContext } from './cookies.ts';
import { requireGoodPassword } from './passwords.ts';
import { proveByPassword } from './prove-by-password.ts';
import { respondSignedIn, startSession } from './sessions.ts';

interface Applicant {
  name: string;
  email: string;
  password: string;
  /** The language of their pages and mails. */
  locale?: string | undefined;
}

/**
 * Registers a request to join, as a client, the least of the roles. The person is signed in, and waits for an admin.
 * @throws {AppError} `forbidden` where joining is closed; `invalid_fields`, `email_taken`, `waiting_list_full`, `rate_limited`,
 * `account_locked`
 */
export async function join(context: SignInContext, tenant: Tenant, applicant: Applicant) {
  if (joining.read(tenant.settings) !== 'open') {
    throw fail('forbidden', { message: 'This portal takes no requests to join. Ask its admins.' });
  }
  const { kernel, request } = context;
  const account = (await returningUser(context, tenant, applicant)) ?? (await newAccount(context, tenant, applicant));
  const askedFrom = kernel.keys.mac('join', tenant.id, subscriberOf(request.ip));
  const session = await kernel.db.tenant(tenant.id, async (tx) => {
    const { memberId, userId } = await requestMembership(kernel, tx, { email: applicant.email, askedFrom, account });
    await kernel.audit.record(
      tx,
      { actor: { userId, keyId: null }, ip: request.ip },
      memberRequested({ member_id: memberId, user_id: userId }),
      { after: { role: 'client', status: 'waiting' } },
    );
    return startSession(context, tx, userId);
  });
  return respondSignedIn(context, tenant, session);
}

async function newAccount({ kernel }: SignInContext, tenant: Tenant, { name, email, password, locale }: Applicant) {
  requireGoodPassword('password', password, [email, tenant.slug]);
  return { name, locale, passwordHash: await kernel.passwords.hash(password) };
}

/**
 * The user of a removed member who asks to join again; null where there was none. Until addresses are confirmed by mail, only
 * the former password shows that it is the same person, who gets access to what was written under their name.
 * @throws {AppError} `email_taken`, as for every existing account, when the password is another
 */
async function returningUser(
  context: SignInContext,
  tenant: Tenant,
  { email, password }: Applicant,
): Promise<{ userId: string } | null> {
  const isFormer = async (tx: Tx) => (await findFormerMember(tx, email))?.admitted === true;
  const proof = await proveByPassword(context, tenant, { email, password }, isFormer);
  if (proof === 'wrong') throw fail(membersErrors.email_taken);
  return proof;
}
