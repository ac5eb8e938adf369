import { z } from 'zod';
import { roles, type Role } from '../../../kernel/auth/actor.ts';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

export const invitationStatuses = ['pending', 'accepted', 'expired', 'revoked'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

const invitationRow = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(invitationStatuses),
  locale: z.string(),
  generation: z.number(),
  invited_by: z.string(),
  inviter_name: z.string(),
  mail_id: z.string().nullable(),
  created_at: z.string(),
  expires_at: z.string(),
  accepted_at: z.string().nullable(),
});
export type InvitationRow = z.infer<typeof invitationRow>;

const status = sql.fragment`
  case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
    when i.expires_at <= now() then 'expired' else 'pending' end`;
/** Neither accepted nor revoked; it may have expired. */
const isOpen = sql.fragment`i.accepted_at is null and i.revoked_at is null`;

const selectInvitations = sql.fragment`
  select i.id, i.email, i.role, ${status} as status, i.locale, i.generation, i.invited_by, u.name as inviter_name, i.mail_id,
    i.created_at, i.expires_at, i.accepted_at
  from invitations i join users u on u.id = i.invited_by`;

const conditionOf = {
  pending: sql.fragment`${isOpen} and i.expires_at > now()`,
  expired: sql.fragment`${isOpen} and i.expires_at <= now()`,
  accepted: sql.fragment`i.accepted_at is not null`,
  revoked: sql.fragment`i.revoked_at is not null`,
} satisfies Record<InvitationStatus, unknown>;

export interface InvitationList {
  status?: InvitationStatus | undefined;
  q?: string | undefined;
  /** The id behind which the page begins. */
  after: string | null;
  limit: number;
}

/** The newest first. */
export function listInvitations(tx: Tx, { status: wanted, q, after, limit }: InvitationList) {
  const conditions = [
    sql.fragment`i.org_id = ${tx.orgId}`,
    ...(wanted ? [conditionOf[wanted]] : []),
    // `position` and not LIKE: the input is text, not a pattern.
    ...(q ? [sql.fragment`position(${q.toLowerCase()} in i.email) > 0`] : []),
    ...(after ? [sql.fragment`i.id < ${after}`] : []),
  ];
  return tx.any(sql.type(invitationRow)`
    ${selectInvitations} where ${sql.join(conditions, sql.fragment` and `)} order by i.id desc limit ${limit}`);
}

export function findInvitation(tx: Tx, id: string): Promise<InvitationRow | null> {
  return tx.maybeOne(sql.type(invitationRow)`${selectInvitations} where i.org_id = ${tx.orgId} and i.id = ${id}`);
}

/** Of two that accept, revoke or send it again, one waits here and reads what the other did. */
export function lockInvitation(tx: Tx, id: string): Promise<InvitationRow | null> {
  return tx.maybeOne(sql.type(invitationRow)`
    ${selectInvitations} where i.org_id = ${tx.orgId} and i.id = ${id} for no key update of i`);
}

export function listByIds(tx: Tx, ids: readonly string[]) {
  return tx.any(sql.type(invitationRow)`
    ${selectInvitations} where i.org_id = ${tx.orgId} and i.id = any(${sql.array([...ids], 'uuid')})`);
}

const openRow = z.object({ email: z.string(), expired: z.boolean() });

/** Open invitations of these addresses. */
export function listOpen(tx: Tx, emails: readonly string[]) {
  return tx.any(sql.type(openRow)`
    select i.email, i.expires_at <= now() as expired from invitations i
    where i.org_id = ${tx.orgId} and i.email = any(${sql.array([...emails], 'text')}) and ${isOpen}`);
}

/** How many can still be accepted. */
export function countPending(tx: Tx): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ count: z.number() }))`
    select count(*) from invitations i where i.org_id = ${tx.orgId} and ${conditionOf.pending}`);
}

/** Lets those who invite wait for each other until the transaction ends. Rows that refer to the organization are not blocked. */
export async function lockInviting(tx: Tx): Promise<void> {
  await tx.query(sql.unsafe`select from organizations where id = ${tx.orgId} for no key update`);
}

/** Days in which an invitation can be accepted. */
export const daysOpen = 7;

export interface NewInvitation {
  id: string;
  email: string;
  role: Role;
  locale: string;
}

const openedRow = z.object({ id: z.string(), email: z.string(), generation: z.number() });

/** Invites, or renews the open invitation of an address under its id, with a new generation. */
export function openInvitations(tx: Tx, invitedBy: string, invitations: readonly NewInvitation[]) {
  return tx.any(sql.type(openedRow)`
    insert into invitations as known (org_id, id, email, role, locale, invited_by, expires_at)
    select ${tx.orgId}, n.id, n.email, n.role, n.locale, ${invitedBy}, now() + ${daysOpen} * interval '1 day'
    from jsonb_to_recordset(${sql.jsonb(invitations.map((one) => ({ ...one })))}) as n (id uuid, email text, role text, locale text)
    on conflict (org_id, email) where accepted_at is null and revoked_at is null do update
    set role = excluded.role, locale = excluded.locale, invited_by = excluded.invited_by,
      expires_at = excluded.expires_at, generation = known.generation + 1
    returning id, email, generation`);
}

/** Opens an invitation anew, with the next generation. False: another one is open for the address. */
export async function reopenInvitation(tx: Tx, id: string, invitedBy: string): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update invitations i
    set generation = i.generation + 1, expires_at = now() + ${daysOpen} * interval '1 day', revoked_at = null,
      invited_by = ${invitedBy}
    where i.org_id = ${tx.orgId} and i.id = ${id} and i.accepted_at is null and not exists (
      select from invitations o
      where o.org_id = ${tx.orgId} and o.email = i.email and o.id <> i.id and o.accepted_at is null and o.revoked_at is null)`);
  return rowCount === 1;
}

/** Notes the newest mail of each. */
export async function setMails(tx: Tx, mails: readonly { id: string; mailId: string }[]): Promise<void> {
  await tx.query(sql.unsafe`
    update invitations i set mail_id = m.mail_id
    from jsonb_to_recordset(${sql.jsonb(mails.map(({ id, mailId }) => ({ id, mail_id: mailId })))}) as m (id uuid, mail_id uuid)
    where i.org_id = ${tx.orgId} and i.id = m.id`);
}

export async function markAccepted(tx: Tx, id: string, userId: string): Promise<void> {
  await tx.query(sql.unsafe`
    update invitations set accepted_at = now(), accepted_by = ${userId} where org_id = ${tx.orgId} and id = ${id}`);
}

export async function markRevoked(tx: Tx, id: string): Promise<void> {
  await tx.query(sql.unsafe`
    update invitations set revoked_at = now()
    where org_id = ${tx.orgId} and id = ${id} and accepted_at is null and revoked_at is null`);
}

/** Revokes the open invitations of `invitedBy` to other roles than `kept`, and returns their ids. */
export async function revokeOf(tx: Tx, invitedBy: string, kept: readonly Role[]): Promise<readonly string[]> {
  return tx.anyFirst(sql.type(z.object({ id: z.string() }))`
    update invitations i set revoked_at = now()
    where i.org_id = ${tx.orgId} and i.invited_by = ${invitedBy} and ${isOpen}
      and i.role <> all(${sql.array([...kept], 'text')})
    returning i.id`);
}
