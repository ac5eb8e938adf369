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
 * Tries for one account that are under way at once in a process. Each counts as a failure until it is found right, so that many
 * right ones at once would lock each other out; four processes together have no more under way than are free.
 */
export const triesAtOnce = 2;
/** Who would wait behind more than these goes on at once: the try is counted, and perhaps refused. */
const mostWaiting = 100;

interface Credentials {
  email: string;
  password: string;
}

/**
 * Unknown address, wrong password and inactive account take the same steps and the same time, and answer alike.
 *
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

/** Null for no account, and for one that has no password: both are compared with one that nobody has. */
export function sealedPasswordOf(account: Account | null) {
  return account?.sealed_password ? { userId: account.user_id, sealed: account.sealed_password } : null;
}

/** Looks the account up and counts the try. A password is not checked inside a transaction. */
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
