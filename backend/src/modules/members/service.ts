import type { Role } from '../../kernel/auth/actor.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/db/id.ts';
import { fail } from '../../kernel/errors.ts';
import {
  type FormerMember,
  findFormerMember,
  insertMember,
  insertUser,
  lockWaitingList,
  renewRequest,
  replaceUser,
} from './store/joining.ts';
import { countSeat } from './store/seats.ts';

/** How many may wait at once, so that strangers cannot fill the list that an admin has to read. */
export const waitingLimits = { organization: 200, address: 20 } as const;

export interface NewMember {
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
}

/**
 * Makes a user and their membership, within the plan.
 * @throws {AppError} `email_taken`, `plan_limit`. The transaction must not be committed then.
 */
export async function addMember(tx: Tx, { email, name, role, passwordHash }: NewMember): Promise<{ userId: string }> {
  const userId = newId();
  await insertUser(tx, { id: userId, email, name, passwordHash });
  const member = { id: newId(), userId, email, role, status: 'active', askedFrom: null } as const;
  if (!(await insertMember(tx, member))) throw fail('email_taken');
  await takeSeat(tx);
  return { userId };
}

/** @throws {AppError} `plan_limit` with `{ kind, limit, used }`. The transaction must not be committed then. */
export async function takeSeat(tx: Tx): Promise<void> {
  const { used, limit } = await countSeat(tx, 1);
  if (limit === null || used <= limit) return;
  throw fail('plan_limit', {
    message: `The plan allows ${limit} users, and every seat is taken. Remove a member, or choose a larger plan.`,
    fields: { kind: 'users', limit, used: used - 1 },
  });
}

/** A new login, or the user of a removed member who has shown that they are the same person. */
type ApplicantAccount = { name: string; passwordHash: string } | { userId: string };

export interface Applicant {
  email: string;
  /** A MAC of the network address that asks, 32 bytes. */
  askedFrom: Uint8Array;
  account: ApplicantAccount;
}

/**
 * Puts somebody on the list of those who wait for an admin. Takes no seat.
 * @throws {AppError} `waiting_list_full` with `{ scope, limit }`, `email_taken`. The transaction must not be committed then.
 */
export async function requestMembership(
  tx: Tx,
  { email, askedFrom, account }: Applicant,
): Promise<{ memberId: string; userId: string }> {
  const waiting = await lockWaitingList(tx, askedFrom);
  if (waiting.from_address >= waitingLimits.address) throw waitingListFull('address');
  if (waiting.all >= waitingLimits.organization) throw waitingListFull('organization');
  const former = await findFormerMember(tx, email);
  if (former) {
    await takeUpAccount(tx, former, account);
    await renewRequest(tx, former, askedFrom);
    return { memberId: former.id, userId: former.user_id };
  }
  if ('userId' in account) throw fail('email_taken');
  const [memberId, userId] = [newId(), newId()];
  await insertUser(tx, { id: userId, email, ...account });
  const member = { id: memberId, userId, email, role: 'client', status: 'waiting', askedFrom } as const;
  if (!(await insertMember(tx, member))) throw fail('email_taken');
  return { memberId, userId };
}

/** What a member wrote is opened by their own account only; behind one that was never admitted there is nothing. */
async function takeUpAccount(tx: Tx, former: FormerMember, account: ApplicantAccount): Promise<void> {
  if (former.admitted) {
    if (!('userId' in account) || account.userId !== former.user_id) throw fail('email_taken');
  } else {
    if ('userId' in account) throw fail('email_taken');
    await replaceUser(tx, { id: former.user_id, ...account });
  }
}

function waitingListFull(scope: keyof typeof waitingLimits) {
  return fail('waiting_list_full', {
    fields: { scope, limit: waitingLimits[scope] },
    headers: { 'Retry-After': '3600' },
  });
}
