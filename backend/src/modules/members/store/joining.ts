import { z } from 'zod';
import type { MemberStatus, Role } from '../../../kernel/auth/actor.ts';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

interface NewUser {
  id: string;
  email: string;
  name: string;
  /** Of `kernel.passwords.seal`. */
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
  /** Null for who did not ask. */
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

/** Who had this address here and was removed, or refused (then never `admitted`). */
export function findFormerMember(tx: Tx, email: string): Promise<FormerMember | null> {
  return tx.maybeOne(sql.type(formerRow)`
    select id, user_id, admitted_at is not null as admitted from members
    where org_id = ${tx.orgId} and email = ${email} and status = 'removed'`);
}

/** Back on the list of those who wait, as the least that a member can be. */
export async function renewRequest(tx: Tx, { id }: FormerMember, askedFrom: Uint8Array): Promise<void> {
  await tx.query(sql.unsafe`
    update members
    set status = 'waiting', status_since = now(), role = 'client', role_id = null, department_id = null,
      asked_from = ${sql.binary(Buffer.from(askedFrom))}, version = version + 1
    where org_id = ${tx.orgId} and id = ${id} and status = 'removed'`);
}

/** A login that was never let in becomes that of whoever asks next under its address. */
export async function replaceUser(tx: Tx, { id, name, sealedPassword, locale }: Omit<NewUser, 'email'>): Promise<void> {
  await tx.query(sql.unsafe`
    update users set name = ${name}, sealed_password = ${sql.binary(sealedPassword)}, locale = ${locale} where id = ${id}`);
}

const waitingRow = z.object({ all: z.number(), from_address: z.number() });

/** Until the transaction ends nobody else is put on the list. Rows that refer to the organization go on being written. */
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
