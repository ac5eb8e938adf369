import type { Tx } from '../../../kernel/db/database.ts';
import { newId, newIdAt } from '../../../kernel/db/id.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import type { DemoMember } from '../../../kernel/module.ts';
import { insertPast, listVisitors } from '../store/past.ts';
import type { DemoPerson } from './people.ts';

const hour = 60 * 60 * 1_000;
const day = 24 * hour;

/** Hours after the last visit at which the suspended members were suspended. */
const hoursUntilSuspended = 6;

/** Inserts their logins and memberships, all with one password. No member may have one of their addresses. */
export async function addDemoPeople(
  { passwords }: Pick<Kernel, 'passwords'>,
  tx: Tx,
  people: readonly DemoPerson[],
  passwordHash: string,
): Promise<void> {
  const now = Date.now();
  const past = people.map(({ joinedDaysAgo, seenHoursAgo, ...person }, index) => {
    const userId = newId();
    // Ids are in the order of joining, also within a day.
    const joinedAt = new Date(now - joinedDaysAgo * day + index);
    const lastSeenAt = seenHoursAgo === null ? null : new Date(now - seenHoursAgo * hour);
    const suspendedAt = new Date(now - ((seenHoursAgo ?? 0) - hoursUntilSuspended) * hour);
    return {
      ...person,
      id: newIdAt(joinedAt),
      userId,
      sealedPassword: passwords.seal(userId, passwordHash),
      joinedAt,
      statusSince: person.status === 'suspended' ? suspendedAt : joinedAt,
      lastSeenAt,
    };
  });
  await insertPast(tx, past);
}

/** Those of `people` who have signed in, in the order of joining. */
export async function demoMembers(tx: Tx, people: readonly DemoPerson[]): Promise<DemoMember[]> {
  const visitors = await listVisitors(
    tx,
    people.map(({ email }) => email),
  );
  return visitors.map(({ joinedAt, lastSeenAt, ...member }) => ({
    ...member,
    joinedAt: new Date(joinedAt),
    lastSeenAt: new Date(lastSeenAt),
  }));
}
