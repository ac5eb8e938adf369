import { errors, joining } from '../members/contract.ts';
import { fail } from '../../kernel/errors.ts';
import { subscriberOf } from '../../kernel/limits/subscriber.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import { findFormerMember, memberRequested, requestMembership } from '../members/index.ts';
import type { SignInContext } from './cookies.ts';
import { requireGoodPassword } from './passwords.ts';
import { respondSignedIn, startSession } from './sessions.ts';
import { sealedPasswordOf } from './sign-in.ts';
import { forgetAttempts } from './store/attempts.ts';
import { findAccount } from './store/people.ts';
import { admit, countFailure, refuseGuessingAddress, suspectOf } from './throttle.ts';

interface Applicant {
  name: string;
  email: string;
  password: string;
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

async function newAccount({ kernel }: SignInContext, tenant: Tenant, { name, email, password }: Applicant) {
  requireGoodPassword('password', password, [email, tenant.slug]);
  return { name, passwordHash: await kernel.passwords.hash(password) };
}

/**
 * The user of a removed member who asks to join again; null where there was none. Until addresses are confirmed by mail, only
 * the former password shows that it is the same person, who gets access to what was written under their name. Guessing is
 * throttled like a sign-in.
 * @throws {AppError} `email_taken`, as for every existing account, when the password is another
 */
async function returningUser(
  context: SignInContext,
  tenant: Tenant,
  { email, password }: Applicant,
): Promise<{ userId: string } | null> {
  const { kernel } = context;
  await refuseGuessingAddress(context);
  const suspect = suspectOf(context, tenant, email);
  const returns = await kernel.db.tenant(tenant.id, async (tx) => {
    const former = await findFormerMember(tx, email);
    if (!former?.admitted) return false;
    await admit(kernel, tx, suspect);
    return true;
  });
  if (!returns) return null;
  const account = await kernel.db.signIn(tenant.id, (tx) => findAccount(tx, email));
  const right = await kernel.passwords.verify(sealedPasswordOf(account), password);
  if (right && account) {
    await refuseGuessingAddress(context);
    await kernel.db.tenant(tenant.id, (tx) => forgetAttempts(tx, suspect.subject));
    return { userId: account.user_id };
  }
  await countFailure(context);
  throw fail(errors.email_taken);
}
