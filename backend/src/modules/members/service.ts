import type { Role } from '../../kernel/auth/actor.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/db/id.ts';
import { fail } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { countUser, insertMember, insertUser } from './store.ts';

export interface NewMember {
  email: string;
  name: string;
  role: Role;
  /** Of `kernel.passwords.hash`. */
  passwordHash: string;
}

/**
 * Makes a user and their membership, within the plan.
 * @throws {AppError} `email_taken`; `plan_limit` with `{ kind, limit, used }`. The transaction must not be committed then.
 */
export async function addMember(
  { passwords }: Pick<Kernel, 'passwords'>,
  tx: Tx,
  { email, name, role, passwordHash }: NewMember,
): Promise<{ userId: string }> {
  const userId = newId();
  await insertUser(tx, { id: userId, email, name, sealedPassword: passwords.seal(userId, passwordHash) });
  if (!(await insertMember(tx, { id: newId(), userId, email, role }))) throw fail('email_taken');
  const { used, amount } = await countUser(tx);
  if (amount !== null && used > amount) {
    throw fail('plan_limit', {
      message: `The plan allows ${amount} users, and they are all here. Choose a larger plan to add more.`,
      fields: { kind: 'users', limit: amount, used: used - 1 },
    });
  }
  return { userId };
}
