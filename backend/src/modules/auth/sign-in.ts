import { errors } from './contract.ts';
import { fail } from '../../kernel/errors.ts';
import type { KeyedSemaphore } from '../../kernel/limits/keyed-semaphore.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import { setDeviceCookie, type SignInContext } from './cookies.ts';
import { signInLocked } from './events.ts';
import { respondSignedIn, startSession } from './sessions.ts';
import { forgetAttempts } from './store/attempts.ts';
import { findAccount, type Account } from './store/people.ts';
import { admit, countFailure, countSignIn, refuseGuessingAddress, suspectOf, type Suspect } from './throttle.ts';

/**
 * The most attempts for one account that are under way at once in a process. Each counts as a failure until it succeeds, so
 * many correct ones at once would lock each other out; four processes together stay below the free attempts.
 */
export const triesAtOnce = 2;
/** The most attempts that wait; further ones go on at once, are counted, and may be refused. */
const mostWaiting = 100;

interface Credentials {
  email: string;
  password: string;
}

/**
 * An unknown address, a wrong password and an inactive account take the same steps and the same time, and give the same
 * response.
 * @param tries limits how many are under way at once, by account
 * @throws {AppError} `invalid_credentials`, `account_locked`, `rate_limited`
 */
export async function signIn(
  context: SignInContext,
  tries: KeyedSemaphore,
  tenant: Tenant,
  { email, password }: Credentials,
) {
  await refuseGuessingAddress(context);
  const suspect = suspectOf(context, tenant, email);
  const account = Buffer.from(suspect.subject).toString('base64');
  const attempt = () => tryToSignIn(context, tenant, suspect, { email, password });
  const session = await (tries.waiting(account) < mostWaiting ? tries.run(account, attempt) : attempt());
  countSignIn(context.kernel, 'succeeded');
  if (suspect.newDevice) setDeviceCookie(context, tenant.slug, suspect.newDevice);
  return respondSignedIn(context, tenant, session);
}

async function tryToSignIn(context: SignInContext, tenant: Tenant, suspect: Suspect, { email, password }: Credentials) {
  const { kernel } = context;
  const { account, locks } = await findSuspected(context, tenant, email, suspect);
  const right = await kernel.passwords.verify(sealedPasswordOf(account), password);
  if (!right || !account?.is_active) {
    await countFailure(context);
    kernel.log.warn({ org_id: tenant.id, user_id: account?.user_id, ip: context.request.ip, locks }, 'sign-in failed');
    throw fail(errors.invalid_credentials);
  }
  await refuseGuessingAddress(context);
  return kernel.db.tenant(tenant.id, async (tx) => {
    await forgetAttempts(tx, suspect.subject);
    return startSession(context, tx, account.user_id);
  });
}

/** Null where there is no account or it has no password: the password is then compared with a hash that no password has. */
export function sealedPasswordOf(account: Account | null) {
  return account?.sealed_password ? { userId: account.user_id, sealed: account.sealed_password } : null;
}

/** Finds the account and counts the attempt. A password is not checked inside a transaction. */
async function findSuspected(
  { kernel, request }: SignInContext,
  tenant: Tenant,
  email: string,
  suspect: Suspect,
): Promise<{ account: Account | null; locks: boolean }> {
  const account = await kernel.db.signIn(tenant.id, (tx) => findAccount(tx, email));
  return kernel.db.tenant(tenant.id, async (tx) => {
    const { locks } = await admit(kernel, tx, suspect);
    if (locks && account) {
      await kernel.audit.record(tx, { actor: null, ip: request.ip }, signInLocked({ user_id: account.user_id }));
    }
    return { account, locks };
  });
}
