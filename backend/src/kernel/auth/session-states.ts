import { LRUCache } from 'lru-cache';
import { sql } from '../db/sql.ts';
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import type { Fanout } from '../events/fanout.ts';
import type { Logger } from 'pino';
import { roles, signInStatuses, type Role, type SignInStatus } from './actor.ts';
import type { Permissions } from './permissions.ts';
import { maySignIn } from './sign-in-rule.ts';

/** What a session stands for now: a demoted or suspended member is so within seconds, not when the token expires. */
export interface SessionState {
  userId: string;
  role: Role;
  status: SignInStatus;
  permissions: ReadonlySet<string>;
}

export interface SessionStates {
  /** Null: ended, expired, or its member may not sign in any more. At most `keptMs` old. */
  find(orgId: string, sessionId: string): Promise<SessionState | null>;
  /** Tells every process to look again. */
  drop(orgId: string, sessionIds: readonly string[]): Promise<void>;
  /** Calls `onDrop` whenever the state of this session was dropped, here or by another process. @returns ends that */
  watch(orgId: string, sessionId: string, onDrop: () => void): () => void;
}

const dropped = 'sessions.dropped';
const keptMs = 4_000;

const stateRow = z.object({
  user_id: z.string(),
  role: z.enum(roles),
  status: z.enum(signInStatuses),
  added: z.array(z.string()),
  seen_lately: z.boolean(),
});

const droppedMessage = z.object({ org_id: z.string(), session_ids: z.array(z.string()) });

export async function createSessionStates(
  db: Database,
  permissions: Permissions,
  fanout: Fanout,
  log: Logger,
): Promise<SessionStates> {
  const states = new LRUCache<string, { state: SessionState | null }>({ max: 50_000, ttl: keptMs });
  const loading = new Map<string, Promise<SessionState | null>>();
  const watchers = new Map<string, Set<() => void>>();
  const keyOf = (orgId: string, sessionId: string) => `${orgId}/${sessionId}`;

  function forget(orgId: string, sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) {
      const key = keyOf(orgId, sessionId);
      states.delete(key);
      loading.delete(key);
      for (const onDrop of watchers.get(key) ?? []) onDrop();
    }
  }

  await fanout.subscribe(dropped, (message) => {
    const { org_id: orgId, session_ids: sessionIds } = droppedMessage.parse(message);
    forget(orgId, sessionIds);
  });

  async function load(orgId: string, sessionId: string): Promise<SessionState | null> {
    const row = await db.tenant(
      orgId,
      (tx) =>
        tx.maybeOne(sql.type(stateRow)`
          select s.user_id, m.role, m.status, coalesce(r.permissions, '{}') as added,
            s.last_seen_at > now() - interval '1 minute' as seen_lately
          from sessions s
          join members m on m.org_id = s.org_id and m.user_id = s.user_id
          join users u on u.id = s.user_id
          left join roles r on r.org_id = m.org_id and r.id = m.role_id
          where s.org_id = ${tx.orgId} and s.id = ${sessionId} and s.revoked_at is null and s.expires_at > now()
            and ${maySignIn}`),
      { readOnly: true },
    );
    if (!row) return null;
    if (!row.seen_lately) await markSeen(orgId, sessionId, row.user_id);
    const { user_id: userId, role, status, added } = row;
    return { userId, role, status, permissions: permissions.ofMember(status, role, added) };
  }

  /** Once a minute. A request must not fail because this could not be noted. */
  async function markSeen(orgId: string, sessionId: string, userId: string): Promise<void> {
    try {
      await db.tenant(orgId, async (tx) => {
        // The member first, as when one is suspended: two that lock both must not wait for each other.
        await tx.query(sql.unsafe`
          update members set last_seen_at = now() where org_id = ${tx.orgId} and user_id = ${userId}`);
        await tx.query(sql.unsafe`
          update sessions set last_seen_at = now() where org_id = ${tx.orgId} and id = ${sessionId}`);
      });
    } catch (error) {
      log.warn({ err: error, org_id: orgId, session_id: sessionId }, 'last_seen_at was not written');
    }
  }

  return {
    async find(orgId, sessionId) {
      const key = keyOf(orgId, sessionId);
      const known = states.get(key);
      if (known) return known.state;
      const running = loading.get(key);
      if (running) return running;
      const started = load(orgId, sessionId);
      loading.set(key, started);
      try {
        const state = await started;
        // Dropped while it loaded: what was read may be from before, so it is answered once and not kept.
        if (loading.get(key) === started) states.set(key, { state });
        return state;
      } finally {
        if (loading.get(key) === started) loading.delete(key);
      }
    },

    async drop(orgId, sessionIds) {
      forget(orgId, sessionIds);
      await fanout.publish(dropped, { org_id: orgId, session_ids: sessionIds });
    },

    watch(orgId, sessionId, onDrop) {
      const key = keyOf(orgId, sessionId);
      const ofSession = watchers.get(key) ?? new Set();
      watchers.set(key, ofSession.add(onDrop));
      return () => {
        if (ofSession.delete(onDrop) && ofSession.size === 0) watchers.delete(key);
      };
    },
  };
}
