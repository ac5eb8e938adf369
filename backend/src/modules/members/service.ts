import { errors } from './contract.ts';
import type { Role } from '../../kernel/auth/actor.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/db/id.ts';
import { consume } from '../../kernel/entitlements/entitlements.ts';
import { fail } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  type FormerMember,
  findFormerMember,
  insertMember,
  insertUser,
  lockWaitingList,
  renewRequest,
  replaceUser,
} from './store/joining.ts';
import { seats } from './seats.ts';

/** The most waiting requests, so that strangers cannot fill the list that an admin has to read. */
const waitingLimits = { organization: 200, address: 20 } as const;

interface NewMember {
  email: string;
  name: string;
  role: Role;
  /** The result of `kernel.passwords.hash`. */
  passwordHash: string;
}

/**
 * Creates a user and their membership, within the plan.
 * @throws {AppError} `email_taken`, `plan_limit`; the transaction must not be committed then
 */
export async function addMember(
  { passwords }: Pick<Kernel, 'passwords'>,
  tx: Tx,
  { email, name, role, passwordHash }: NewMember,
): Promise<{ userId: string }> {
  const userId = newId();
  await insertUser(tx, { id: userId, email, name, sealedPassword: passwords.seal(userId, passwordHash) });
  const member = { id: newId(), userId, email, role, status: 'active', askedFrom: null } as const;
  if (!(await insertMember(tx, member))) throw fail(errors.email_taken);
  await consume(tx, seats);
  return { userId };
}

interface NewLogin {
  name: string;
  passwordHash: string;
}

/** A new login, or the user of a removed member who has proved to be the same person. */
type ApplicantAccount = NewLogin | { userId: string };

export interface Applicant {
  email: string;
  /** A MAC of the requesting network address, 32 bytes. */
  askedFrom: Uint8Array;
  account: ApplicantAccount;
}

/**
 * Adds a request to the waiting list. Takes no seat.
 * @throws {AppError} `waiting_list_full` with `{ scope, limit }`, `email_taken`; the transaction must not be committed then
 */
export async function requestMembership(
  { passwords }: Pick<Kernel, 'passwords'>,
  tx: Tx,
  { email, askedFrom, account }: Applicant,
): Promise<{ memberId: string; userId: string }> {
  const waiting = await lockWaitingList(tx, askedFrom);
  if (waiting.from_address >= waitingLimits.address) throw waitingListFull('address');
  if (waiting.all >= waitingLimits.organization) throw waitingListFull('organization');
  const former = await findFormerMember(tx, email);
  if (former) {
    const login = loginFor(former, account);
    if (login) {
      const sealedPassword = passwords.seal(former.user_id, login.passwordHash);
      await replaceUser(tx, { id: former.user_id, name: login.name, sealedPassword });
    }
    await renewRequest(tx, former, askedFrom);
    return { memberId: former.id, userId: former.user_id };
  }
  if ('userId' in account) throw fail(errors.email_taken);
  const [memberId, userId] = [newId(), newId()];
  const sealedPassword = passwords.seal(userId, account.passwordHash);
  await insertUser(tx, { id: userId, email, name: account.name, sealedPassword });
  const member = { id: memberId, userId, email, role: 'client', status: 'waiting', askedFrom } as const;
  if (!(await insertMember(tx, member))) throw fail(errors.email_taken);
  return { memberId, userId };
}

/**
 * The login that replaces a former member's; null: they keep their own. A member who was admitted keeps their account, which
 * gives access to what they wrote; one who never was has written nothing, and the next applicant takes over.
 * @throws {AppError} `email_taken`
 */
function loginFor(former: FormerMember, account: ApplicantAccount): NewLogin | null {
  if ('userId' in account) {
    if (account.userId !== former.user_id) throw fail(errors.email_taken);
    return null;
  }
  if (former.admitted) throw fail(errors.email_taken);
  return account;
}

function waitingListFull(scope: keyof typeof waitingLimits) {
  return fail(errors.waiting_list_full, {
    fields: { scope, limit: waitingLimits[scope] },
    headers: { 'Retry-After': '3600' },
  });
}
