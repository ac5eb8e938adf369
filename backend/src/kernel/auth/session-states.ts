import type { Logger } from 'pino';
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Fanout } from '../events/fanout.ts';
import { roles, signInStatuses, type Role, type SignInStatus } from './actor.ts';
import { CredentialStates } from './credential-states.ts';
import type { Permissions } from './permissions.ts';
import { maySignIn } from './sign-in-rule.ts';

/** The current state of a session. A demoted or suspended member is so within seconds, not when the token expires. */
export interface SessionState {
  userId: string;
  role: Role;
  status: SignInStatus;
  permissions: ReadonlySet<string>;
}

const stateRow = z.object({
  id: z.string(),
  user_id: z.string(),
  role: z.enum(roles),
  status: z.enum(signInStatuses),
  added: z.array(z.string()),
  seen_lately: z.boolean(),
});

export function createSessionStates(
  db: Database,
  permissions: Permissions,
  fanout: Fanout,
  log: Logger,
): CredentialStates<SessionState> {
  async function load(orgId: string, ids: readonly string[]): Promise<ReadonlyMap<string, SessionState>> {
    const rows = await db.tenant(
      orgId,
      (tx) =>
        tx.any(sql.type(stateRow)`
          select s.id, s.user_id, m.role, m.status, coalesce(r.permissions, '{}') as added,
            s.last_seen_at > now() - interval '1 minute' as seen_lately
          from sessions s
          join members m on m.org_id = s.org_id and m.user_id = s.user_id
          join users u on u.id = s.user_id
          left join roles r on r.org_id = m.org_id and r.id = m.role_id
          where s.org_id = ${tx.orgId} and s.id = any(${sql.array([...ids], 'uuid')}) and s.revoked_at is null
            and s.expires_at > now() and ${maySignIn}`),
      { readOnly: true },
    );
    const unseen = rows.filter((row) => !row.seen_lately);
    if (unseen.length > 0) await markSeen(orgId, unseen);
    return new Map(
      rows.map(({ id, user_id: userId, role, status, added }) => [
        id,
        { userId, role, status, permissions: permissions.ofMember(status, role, added) },
      ]),
    );
  }

  /**
   * Notes that users were seen, at most once a minute each. Failures are logged, and rows that somebody else has locked are
   * skipped: no request fails or waits for this.
   */
  async function markSeen(orgId: string, seen: readonly { id: string; user_id: string }[]): Promise<void> {
    const userIds = sql.array(
      seen.map((row) => row.user_id),
      'uuid',
    );
    const sessionIds = sql.array(
      seen.map((row) => row.id),
      'uuid',
    );
    try {
      await db.tenant(orgId, async (tx) => {
        await tx.query(sql.unsafe`
          update members set last_seen_at = now() where org_id = ${tx.orgId} and user_id in (
            select user_id from members where org_id = ${tx.orgId} and user_id = any(${userIds})
            for no key update skip locked)`);
        await tx.query(sql.unsafe`
          update sessions set last_seen_at = now() where org_id = ${tx.orgId} and id in (
            select id from sessions where org_id = ${tx.orgId} and id = any(${sessionIds})
            for no key update skip locked)`);
      });
    } catch (error) {
      log.warn({ err: error, org_id: orgId }, 'last_seen_at was not written');
    }
  }

  return new CredentialStates(fanout, 'sessions.dropped', load);
}
