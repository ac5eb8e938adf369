import { z } from 'zod';
import { memberStatuses, type MemberStatus, type Role } from '../../../kernel/auth/actor.ts';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

interface NewUser {
  id: string;
  email: string;
  name: string;
  /** The result of `kernel.passwords.seal`. */
  sealedPassword: Buffer;
  /** A language tag (RFC 5646). */
  locale: string;
}

export async function insertUser(tx: Tx, user: NewUser): Promise<void> {
  await tx.query(sql.unsafe`
    insert into users (id, home_org_id, email, name, sealed_password, locale)
    values (${user.id}, ${tx.orgId}, ${user.email}, ${user.name}, ${sql.binary(user.sealedPassword)}, ${user.locale})`);
}

interface NewMembership {
  id: string;
  userId: string;
  email: string;
  role: Role;
  status: Extract<MemberStatus, 'active' | 'waiting'>;
  /** Null for those who did not ask to join. */
  askedFrom: Uint8Array | null;
}

/** False: the organization has, or had, a member with this address. */
export async function insertMember(tx: Tx, member: NewMembership): Promise<boolean> {
  const { id, userId, email, role, status, askedFrom } = member;
  const { rowCount } = await tx.query(sql.unsafe`
    insert into members (org_id, id, user_id, email, role, status, asked_from, admitted_at)
    values (${tx.orgId}, ${id}, ${userId}, ${email}, ${role}, ${status},
      ${askedFrom && sql.binary(Buffer.from(askedFrom))}, case when ${status === 'active'} then now() end)
    on conflict (org_id, email) do nothing`);
  return rowCount === 1;
}

const formerRow = z.object({ id: z.string(), user_id: z.string(), admitted: z.boolean() });
export type FormerMember = z.infer<typeof formerRow>;

/** The member with this address who was removed, or refused (then never `admitted`). */
export function findFormerMember(tx: Tx, email: string): Promise<FormerMember | null> {
  return tx.maybeOne(sql.type(formerRow)`
    select id, user_id, admitted_at is not null as admitted from members
    where org_id = ${tx.orgId} and email = ${email} and status = 'removed'`);
}

const knownRow = z.object({
  id: z.string(),
  user_id: z.string(),
  email: z.string(),
  status: z.enum(memberStatuses),
  /** Was a member before, and may have written something. */
  admitted: z.boolean(),
});
export type KnownMember = z.infer<typeof knownRow>;

/** Who has, had or asked for a membership under these addresses. */
export function listKnown(tx: Tx, emails: readonly string[]): Promise<readonly KnownMember[]> {
  return tx.any(sql.type(knownRow)`
    select id, user_id, email, status, admitted_at is not null as admitted from members
    where org_id = ${tx.orgId} and email = any(${sql.array([...emails], 'text')})`);
}

/** As `listKnown`, locked until the transaction ends. */
export function lockKnown(tx: Tx, email: string): Promise<KnownMember | null> {
  return tx.maybeOne(sql.type(knownRow)`
    select id, user_id, email, status, admitted_at is not null as admitted from members
    where org_id = ${tx.orgId} and email = ${email} for no key update`);
}

/** Makes a waiting or removed member an active one. */
export async function admitKnown(tx: Tx, { id }: KnownMember, role: Role): Promise<void> {
  await tx.query(sql.unsafe`
    update members
    set status = 'active', status_since = now(), role = ${role}, role_id = null, department_id = null, admitted_at = now(),
      asked_from = null, version = version + 1
    where org_id = ${tx.orgId} and id = ${id} and status in ('waiting', 'removed')`);
}

/** Returns a former member to the waiting list, as a client. */
export async function renewRequest(tx: Tx, { id }: FormerMember, askedFrom: Uint8Array): Promise<void> {
  await tx.query(sql.unsafe`
    update members
    set status = 'waiting', status_since = now(), role = 'client', role_id = null, department_id = null,
      asked_from = ${sql.binary(Buffer.from(askedFrom))}, version = version + 1
    where org_id = ${tx.orgId} and id = ${id} and status = 'removed'`);
}

/** Overwrites the login of somebody who was never admitted with that of the next applicant under its address. */
export async function replaceUser(tx: Tx, { id, name, sealedPassword, locale }: Omit<NewUser, 'email'>): Promise<void> {
  await tx.query(sql.unsafe`
    update users set name = ${name}, sealed_password = ${sql.binary(sealedPassword)}, locale = ${locale} where id = ${id}`);
}

const waitingRow = z.object({ all: z.number(), from_address: z.number() });

/** Locks the waiting list until the transaction ends, and counts it. Rows that refer to the organization are not blocked. */
export async function lockWaitingList(tx: Tx, askedFrom: Uint8Array) {
  await tx.query(sql.unsafe`select from organizations where id = ${tx.orgId} for no key update`);
  return tx.one(sql.type(waitingRow)`
    select count(*) as "all", count(*) filter (where asked_from = ${sql.binary(Buffer.from(askedFrom))}) as from_address
    from members where org_id = ${tx.orgId} and status = 'waiting'`);
}

export function countWaiting(tx: Tx): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ count: z.number() }))`
    select count(*) from members where org_id = ${tx.orgId} and status = 'waiting'`);
}
