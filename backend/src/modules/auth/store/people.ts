import { sql } from '../../../kernel/db/sql.ts';
import { z } from 'zod';
import { memberStatuses, roles } from '../../../kernel/auth/actor.ts';
import { maySignIn } from '../../../kernel/auth/sign-in-rule.ts';
import type { Tx } from '../../../kernel/db/database.ts';

const personRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(memberStatuses),
  added_permissions: z.array(z.string()),
  locale: z.string(),
  time_zone: z.string(),
  preferences: z.record(z.string(), z.unknown()),
});
export type PersonRow = z.infer<typeof personRow>;

/** A user as a member of this organization. */
export function findPerson(tx: Tx, userId: string): Promise<PersonRow> {
  return tx.one(sql.type(personRow)`
    select u.id, u.name, m.email, m.role, m.status, coalesce(r.permissions, '{}') as added_permissions, u.locale, u.time_zone,
      u.preferences
    from members m
    join users u on u.id = m.user_id
    left join roles r on r.org_id = m.org_id and r.id = m.role_id
    where m.org_id = ${tx.orgId} and m.user_id = ${userId}`);
}

interface ProfileChange {
  name?: string | undefined;
  locale?: string | undefined;
  time_zone?: string | undefined;
  preferences?: Record<string, string | null | undefined> | undefined;
}

/** Preferences are merged; absent ones stay. */
export async function updateProfile(tx: Tx, userId: string, change: ProfileChange): Promise<void> {
  await tx.query(sql.unsafe`
    update users set
      name = coalesce(${change.name ?? null}, name),
      locale = coalesce(${change.locale ?? null}, locale),
      time_zone = coalesce(${change.time_zone ?? null}, time_zone),
      preferences = preferences || ${sql.jsonb({ ...change.preferences })}
    where id = ${userId}`);
}

const account = z.object({
  user_id: z.string(),
  sealed_password: z.instanceof(Uint8Array).nullable(),
  is_active: z.boolean(),
});
export type Account = z.infer<typeof account>;

/**
 * A member of this organization by address, in a transaction of `db.signIn`: no other login may read the columns. `is_active`:
 * may sign in.
 */
export function findAccount(tx: Tx, email: string): Promise<Account | null> {
  return tx.maybeOne(sql.type(account)`
    select u.id as user_id, u.sealed_password, ${maySignIn} as is_active
    from members m join users u on u.id = m.user_id
    where m.org_id = ${tx.orgId} and m.email = ${email}`);
}

export async function setPassword(tx: Tx, userId: string, sealed: Buffer): Promise<void> {
  await tx.query(sql.unsafe`update users set sealed_password = ${sql.binary(sealed)} where id = ${userId}`);
}
