import { sql } from '../../../kernel/db/sql.ts';
import { z } from 'zod';
import { maySignIn } from '../../../kernel/auth/sign-in-rule.ts';
import type { Tx } from '../../../kernel/db/database.ts';

/** Days without a refresh after which a session ends, and days after which it ends in any case. */
export const idleDays = 14;
const longestDays = 90;
/** Days for which ended sessions are kept. */
const keptDays = 30;

interface NewSession {
  id: string;
  userId: string;
  family: string;
  refreshHash: Buffer;
  userAgent: string;
  ip: string;
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  // Locks the member before the sessions, as suspending does, so that the two cannot deadlock.
  await tx.query(sql.unsafe`
    update members set last_seen_at = now() where org_id = ${tx.orgId} and user_id = ${session.userId}`);
  await tx.query(sql.unsafe`
    delete from sessions
    where org_id = ${tx.orgId} and user_id = ${session.userId}
      and least(expires_at, revoked_at) < now() - ${keptDays} * interval '1 day'`);
  await tx.query(sql.unsafe`
    insert into sessions (org_id, id, user_id, family, refresh_hash, user_agent, ip, expires_at)
    values (${tx.orgId}, ${session.id}, ${session.userId}, ${session.family}, ${sql.binary(session.refreshHash)},
      ${session.userAgent}, ${session.ip}, now() + ${idleDays} * interval '1 day')`);
}

const rotated = z.object({ user_id: z.string() });

/**
 * Puts the next refresh token in the place of this one, in one statement: of many that come with the same token one
 * finds it still there. That one of its followers is there already means that this very request came before (`mintFollowers`).
 * Null: none of `good` is there any more, the session has ended, or its member may not sign in.
 */
export function rotateSession(
  tx: Tx,
  { id, good, next, userAgent, ip }: { id: string; good: Buffer[]; next: Buffer; userAgent: string; ip: string },
) {
  return tx.maybeOne(sql.type(rotated)`
    update sessions s
    set refresh_hash = ${sql.binary(next)}, user_agent = ${userAgent}, ip = ${ip}, last_seen_at = now(),
      expires_at = least(now() + ${idleDays} * interval '1 day', s.created_at + ${longestDays} * interval '1 day')
    from members m join users u on u.id = m.user_id
    where s.org_id = ${tx.orgId} and s.id = ${id} and s.refresh_hash in (${sql.join(good.map(sql.binary), sql.fragment`, `)})
      and s.revoked_at is null and s.expires_at > now()
      and m.org_id = s.org_id and m.user_id = s.user_id and ${maySignIn}
    returning s.user_id`);
}

const reused = z.object({ family: z.string(), user_id: z.string() });

/** The open session that once had the token with this hash. */
export function findReused(tx: Tx, id: string, hash: Buffer) {
  return tx.maybeOne(sql.type(reused)`
    select family, user_id from sessions
    where org_id = ${tx.orgId} and id = ${id} and refresh_hash <> ${sql.binary(hash)} and revoked_at is null
    for update`);
}

const listed = z.object({
  id: z.string(),
  user_agent: z.string(),
  ip: z.string().nullable(),
  created_at: z.string(),
  last_seen_at: z.string(),
  expires_at: z.string(),
});

export function listSessions(tx: Tx, userId: string) {
  return tx.any(sql.type(listed)`
    select id, user_agent, ip, created_at, last_seen_at, expires_at from sessions
    where org_id = ${tx.orgId} and user_id = ${userId} and revoked_at is null and expires_at > now()
    order by last_seen_at desc, id desc limit 100`);
}
