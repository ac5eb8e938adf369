import type { Actor, Role } from '../../kernel/auth/actor.ts';
import { requireUser } from '../../kernel/auth/policy.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/db/id.ts';
import { limit } from '../../kernel/entitlements/entitlements.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { listKnown, rolesToGive, seats } from '../members/index.ts';
import type { Outcome } from './contract.ts';
import { invitationCreated } from './events.ts';
import { invitedMail } from './mails/invited.ts';
import {
  countPending,
  listOpen,
  lockInviting,
  openInvitations,
  setMails,
  type NewInvitation,
} from './store/invitations.ts';

/** Somebody to be invited. */
export interface Invitee {
  email: string;
  role: Role;
  locale: string;
}

/** What became of one of them, in the order of the request; `id` where they were invited. */
export interface Invited {
  email: string;
  outcome: Outcome;
  id: string | null;
}

interface InvitingContext {
  kernel: Kernel;
  actor: Actor;
  request: { ip: string };
}

/**
 * Invites everybody who can be: not members, not those with an open invitation, only to roles that the actor may give, and no
 * more than the plan has seats for. An invitation that has expired is renewed.
 */
export async function invite(context: InvitingContext, tx: Tx, invitees: readonly Invitee[]): Promise<Invited[]> {
  const { kernel, actor, request } = context;
  const invitedBy = requireUser(actor);
  await lockInviting(tx);
  const decided = decide(invitees, await standing(context, tx, invitees));
  const chosen = decided.flatMap(({ invitation }) => invitation ?? []);
  const opened = chosen.length > 0 ? await openInvitations(tx, invitedBy, chosen) : [];
  const ids = new Map(opened.map(({ email, id }) => [email, id]));
  const locales = new Map(chosen.map(({ email, locale }) => [email, locale]));
  const mails = [];
  for (const { id, email, generation } of opened) {
    const to = { id, email, generation, locale: locales.get(email) ?? 'en' };
    mails.push({ id, mailId: await sendInvitation(kernel, tx, to) });
  }
  if (mails.length > 0) await setMails(tx, mails);
  for (const { email, role } of chosen) {
    const created = invitationCreated({ invitation_id: ids.get(email) ?? '' });
    await kernel.audit.record(tx, { actor, ip: request.ip }, created, { after: { email, role } });
  }
  return decided.map(({ email, outcome }) => ({
    email,
    outcome,
    id: outcome === 'invited' ? (ids.get(email) ?? null) : null,
  }));
}

interface Sendable {
  id: string;
  email: string;
  locale: string;
  generation: number;
}

/** @returns the mail's id */
export function sendInvitation({ mail }: Pick<Kernel, 'mail'>, tx: Tx, { id, email, locale, generation }: Sendable) {
  const payload = { invitation_id: id, generation };
  return mail.send(tx, invitedMail, { to: email, locale, payload, key: `${id}:${generation}` });
}

/** What decides about invitees. */
interface Standing {
  members: ReadonlySet<string>;
  invited: ReadonlySet<string>;
  roles: readonly Role[];
  /** Infinity: the plan has no limit. */
  seatsLeft: number;
}

async function standing({ kernel, actor }: InvitingContext, tx: Tx, invitees: readonly Invitee[]): Promise<Standing> {
  const emails = [...new Set(invitees.map(({ email }) => email))];
  const known = await listKnown(tx, emails);
  const open = await listOpen(tx, emails);
  return {
    members: new Set(
      known.filter(({ status }) => status === 'active' || status === 'suspended').map(({ email }) => email),
    ),
    invited: new Set(open.filter(({ expired }) => !expired).map(({ email }) => email)),
    roles: rolesToGive(actor, kernel.declarations.permissions),
    seatsLeft: await seatsLeft(tx),
  };
}

/** Seats of the plan that are neither taken nor promised. Acceptance is what takes one, and refuses where none is left. */
export async function seatsLeft(tx: Tx): Promise<number> {
  const { limit: allowed, used } = await limit(tx, seats);
  return allowed === null ? Infinity : allowed - used - (await countPending(tx));
}

/** Whether somebody could accept now. */
export async function hasSeat(tx: Tx): Promise<boolean> {
  const { limit: allowed, used } = await limit(tx, seats);
  return allowed === null || used < allowed;
}

function decide(invitees: readonly Invitee[], { members, invited, roles, seatsLeft: left }: Standing) {
  const seen = new Set<string>();
  let chosen = 0;
  const outcomeOf = ({ email, role }: Invitee): Outcome => {
    if (seen.has(email)) return 'repeated';
    seen.add(email);
    if (members.has(email)) return 'already_member';
    if (invited.has(email)) return 'already_invited';
    if (!roles.includes(role)) return 'role_not_allowed';
    if (chosen >= left) return 'plan_limit';
    chosen += 1;
    return 'invited';
  };
  return invitees.map((invitee) => {
    const outcome = outcomeOf(invitee);
    const invitation: NewInvitation | null = outcome === 'invited' ? { ...invitee, id: newId() } : null;
    return { email: invitee.email, outcome, invitation };
  });
}
