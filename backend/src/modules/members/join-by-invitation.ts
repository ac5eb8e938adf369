import type { Role } from '../../kernel/auth/actor.ts';
import { endSessionsOf } from '../../kernel/auth/session-ends.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/db/id.ts';
import { consume } from '../../kernel/entitlements/entitlements.ts';
import { fail } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { errors } from './contract.ts';
import { seats } from './seats.ts';
import { admitKnown, insertMember, insertUser, lockKnown, replaceUser, type KnownMember } from './store/joining.ts';

/** Whoever was invited, as they will sign in. */
export interface InvitedPerson {
  email: string;
  role: Role;
  login: NewLogin | ProvenLogin;
}

/** A name and password of their own choice. */
interface NewLogin {
  name: string;
  passwordHash: string;
  locale: string;
  /** Whether the link went to the address itself, and so shows that it is theirs. */
  ownsAddress: boolean;
}

/** The user of a former member, shown by the password of before. */
interface ProvenLogin {
  userId: string;
}

export interface JoinedMember {
  memberId: string;
  userId: string;
  /** Sessions that have ended: of somebody who had asked to join under this address. */
  endedSessions: readonly string[];
}

/** Who was a member before has written under their name: nobody takes their login over who does not own the address. */
export const mustProve = (known: KnownMember | null | undefined): boolean => known?.admitted === true;

/**
 * Makes somebody an active member, within the plan. Who waits is admitted, who was removed comes back with their user.
 * @throws {AppError} `already_member`, `plan_limit`, `conflict` where the former password has become necessary meanwhile; the
 * transaction must not be committed then
 */
export async function joinByInvitation(
  { passwords }: Pick<Kernel, 'passwords'>,
  tx: Tx,
  { email, role, login }: InvitedPerson,
): Promise<JoinedMember> {
  const known = await lockKnown(tx, email);
  if (known && known.status !== 'waiting' && known.status !== 'removed') throw fail(errors.already_member);
  const joined = known
    ? await readmit(passwords, tx, known, role, login)
    : await addLogin(passwords, tx, { email, role, login });
  await consume(tx, seats);
  return joined;
}

async function readmit(
  passwords: Kernel['passwords'],
  tx: Tx,
  known: KnownMember,
  role: Role,
  login: InvitedPerson['login'],
): Promise<JoinedMember> {
  const { id: memberId, user_id: userId } = known;
  if ('userId' in login) {
    if (login.userId !== userId) throw fail('conflict');
  } else {
    if (mustProve(known) && !login.ownsAddress) throw fail('conflict');
    const { name, passwordHash, locale } = login;
    await replaceUser(tx, { id: userId, name, sealedPassword: passwords.seal(userId, passwordHash), locale });
  }
  await admitKnown(tx, known, role);
  // Whoever asked to join under this address need not be who was invited.
  const endedSessions = await endSessionsOf(tx, userId, 'invitation_accepted');
  return { memberId, userId, endedSessions };
}

async function addLogin(
  passwords: Kernel['passwords'],
  tx: Tx,
  { email, role, login }: InvitedPerson,
): Promise<JoinedMember> {
  if ('userId' in login) throw fail('conflict');
  const { name, passwordHash, locale } = login;
  const [memberId, userId] = [newId(), newId()];
  await insertUser(tx, { id: userId, email, name, sealedPassword: passwords.seal(userId, passwordHash), locale });
  const member = { id: memberId, userId, email, role, status: 'active', askedFrom: null } as const;
  // Somebody asked to join under the address at the same moment.
  if (!(await insertMember(tx, member))) throw fail('conflict');
  return { memberId, userId, endedSessions: [] };
}
