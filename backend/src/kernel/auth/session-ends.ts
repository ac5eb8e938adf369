import { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

/** Why a session ended: the values of `sessions.revoked_reason`. */
export type SessionEnd =
  | 'signed_out'
  | 'signed_out_everywhere'
  | 'ended_by_user'
  | 'password_changed'
  | 'refresh_reused'
  | 'invitation_accepted'
  | 'member_suspended'
  | 'member_removed';

const ended = z.object({ id: z.string() });

/**
 * Ends the open sessions that `which` selects, with their refresh tokens, and returns their ids. After the commit they go to
 * `kernel.tokens.revoke`, which tells every process.
 */
async function end(tx: Tx, which: ReturnType<typeof sql.fragment>, reason: SessionEnd): Promise<string[]> {
  const rows = await tx.any(sql.type(ended)`
    update sessions set revoked_at = now(), revoked_reason = ${reason}
    where org_id = ${tx.orgId} and revoked_at is null and ${which}
    returning id`);
  return rows.map(({ id }) => id);
}

export function endSession(tx: Tx, { id, userId }: { id: string; userId?: string }, reason: SessionEnd) {
  const whose = userId === undefined ? sql.fragment`` : sql.fragment`and user_id = ${userId}`;
  return end(tx, sql.fragment`id = ${id} ${whose}`, reason);
}

export function endFamily(tx: Tx, family: string, reason: SessionEnd) {
  return end(tx, sql.fragment`family = ${family}`, reason);
}

export function endSessionsOf(tx: Tx, userId: string, reason: SessionEnd, except: string | null = null) {
  return end(tx, sql.fragment`user_id = ${userId} and id is distinct from ${except}::uuid`, reason);
}

/** The ids of a user's open sessions, for `kernel.tokens.revoke` when the user's role or status has changed. */
export async function openSessionsOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx.any(sql.type(ended)`
    select id from sessions where org_id = ${tx.orgId} and user_id = ${userId} and revoked_at is null`);
  return rows.map(({ id }) => id);
}
