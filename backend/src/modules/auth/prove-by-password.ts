import type { Tx } from '../../kernel/db/database.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import type { SignInContext } from './cookies.ts';
import { sealedPasswordOf } from './sign-in.ts';
import { forgetAttempts } from './store/attempts.ts';
import { findAccount } from './store/people.ts';
import { admit, countFailure, refuseGuessingAddress, suspectOf } from './throttle.ts';

/**
 * Whether somebody who may not sign in is who they say, by the password of the account at the address. Guessing is throttled
 * like a sign-in.
 * @param asked whether there is such an account; null is returned where not, and nothing is counted
 * @throws {AppError} `account_locked`, `rate_limited`
 */
export async function proveByPassword(
  context: SignInContext,
  tenant: Tenant,
  { email, password }: { email: string; password: string },
  asked: (tx: Tx) => Promise<boolean>,
): Promise<{ userId: string } | 'wrong' | null> {
  const { kernel } = context;
  await refuseGuessingAddress(context);
  const suspect = suspectOf(context, tenant, email);
  const isAsked = await kernel.db.tenant(tenant.id, async (tx) => {
    if (!(await asked(tx))) return false;
    await admit(kernel, tx, suspect);
    return true;
  });
  if (!isAsked) return null;
  const account = await kernel.db.signIn(tenant.id, (tx) => findAccount(tx, email));
  const right = await kernel.passwords.verify(sealedPasswordOf(account), password);
  if (!right || !account) {
    await countFailure(context);
    return 'wrong';
  }
  await refuseGuessingAddress(context);
  await kernel.db.tenant(tenant.id, (tx) => forgetAttempts(tx, suspect.subject));
  return { userId: account.user_id };
}
