import type { Role } from '../../../kernel/auth/actor.ts';
import type { Tx } from '../../../kernel/db/database.ts';
import { newIdAt } from '../../../kernel/db/id.ts';
import type { DemoMember, DemoOrganization } from '../../../kernel/module.ts';
import { insertPast, type PastInvitation } from '../store/past.ts';

const hour = 60 * 60 * 1_000;
const day = 24 * hour;

/** Who was invited and has not come: hours since the mail, by whom, part of the address before the domain, role, language. */
const waiting: readonly (readonly [hoursAgo: number, by: Role, local: string, role: Role, locale: string])[] = [
  [5, 'owner', 'marta.nowak', 'client', 'en'],
  [52, 'admin', 'karim.aziz', 'member', 'ar'],
  [9 * 24, 'admin', 'greta.sommer', 'client', 'de'],
];
const revoked = { hoursAgo: 13 * 24, local: 'old.address', role: 'client', locale: 'es' } as const;

/** How many of those who joined last came by an invitation. */
const came = 2;

/** Two invitations wait, one has expired, one was taken back, and two of the newest members came by one. */
export async function seedInvitations(tx: Tx, { slug, people, members }: DemoOrganization): Promise<void> {
  const now = Date.now();
  const addressOf = (local: string) => `${local}@${slug}.test`;
  const open = waiting.map(([hoursAgo, by, local, role, locale]) =>
    invitation({
      email: addressOf(local),
      role,
      locale,
      invitedBy: people[by],
      sentAt: new Date(now - hoursAgo * hour),
    }),
  );
  const takenBack = invitation({
    email: addressOf(revoked.local),
    role: revoked.role,
    locale: revoked.locale,
    invitedBy: people.admin,
    sentAt: new Date(now - revoked.hoursAgo * hour),
    revokedAt: new Date(now - revoked.hoursAgo * hour + 2 * hour),
  });
  await insertPast(tx, [...newest(members).map((member) => acceptedBy(member, people.owner)), takenBack, ...open]);
}

function newest(members: readonly DemoMember[]): readonly DemoMember[] {
  return members.toSorted((one, other) => one.joinedAt.getTime() - other.joinedAt.getTime()).slice(-came);
}

/** The invitation that a member came by, a day before. */
function acceptedBy({ userId, email, role, joinedAt }: DemoMember, invitedBy: string): PastInvitation {
  const sentAt = new Date(joinedAt.getTime() - day);
  return invitation({ email, role, locale: 'en', invitedBy, sentAt, accepted: { at: joinedAt, by: userId } });
}

function invitation(
  facts: Omit<PastInvitation, 'id' | 'accepted' | 'revokedAt'> &
    Partial<Pick<PastInvitation, 'accepted' | 'revokedAt'>>,
): PastInvitation {
  return { accepted: null, revokedAt: null, ...facts, id: newIdAt(facts.sentAt) };
}
