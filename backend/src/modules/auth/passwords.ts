import { fail } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/auth/actor.ts';
import { endSessionsOf } from '../../kernel/auth/session-ends.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import type { SignInContext } from './cookies.ts';
import { passwordChanged } from './events.ts';
import { passwordFault } from './password-rules.ts';
import { forgetAttempts } from './store/attempts.ts';
import { sealedPasswordOf } from './sign-in.ts';
import { findAccount, findPerson, setPassword } from './store/people.ts';
import { admit, suspectOf } from './throttle.ts';

/** @throws {AppError} `invalid_fields`, naming `field` */
export function requireGoodPassword(field: string, password: string, own: readonly string[]): void {
  const fault = passwordFault(password, own);
  if (fault) throw fail('invalid_fields', { fields: { [field]: fault } });
}

interface Change {
  current: string;
  new: string;
}

/**
 * Changes a password. The current one is required, so that a stolen session is not enough; guessing it is throttled like a
 * sign-in.
 */
export async function changePassword(
  context: SignInContext,
  tenant: Tenant,
  actor: Actor & { userId: string },
  change: Change,
): Promise<void> {
  const { kernel, request } = context;
  const person = await kernel.db.tenant(tenant.id, (tx) => findPerson(tx, actor.userId), { readOnly: true });
  requireGoodPassword('new', change.new, [person.email, tenant.slug]);
  const suspect = suspectOf(context, tenant, person.email);
  await kernel.db.tenant(tenant.id, (tx) => admit(kernel, tx, suspect));
  const account = await kernel.db.signIn(tenant.id, (tx) => findAccount(tx, person.email));
  const right = await kernel.passwords.verify(sealedPasswordOf(account), change.current);
  if (!right) throw fail('invalid_fields', { fields: { current: 'is not your password' } });
  const hash = await kernel.passwords.hash(change.new);
  const ended = await kernel.db.tenant(tenant.id, async (tx) => {
    await setPassword(tx, actor.userId, kernel.passwords.seal(actor.userId, hash));
    await forgetAttempts(tx, suspect.subject);
    const others = await endSessionsOf(tx, actor.userId, 'password_changed', actor.sessionId);
    await kernel.audit.record(tx, { actor, ip: request.ip }, passwordChanged({ user_id: actor.userId }), {
      after: { ended: others.length },
    });
    return others;
  });
  await kernel.tokens.revoke(tenant.id, ended);
}
