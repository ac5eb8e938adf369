import { z } from 'zod';
import { roles, type MemberStatus, type Role } from '../../../kernel/auth/actor.ts';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

export interface PastMember {
  id: string;
  userId: string;
  email: string;
  name: string;
  /** The result of `kernel.passwords.seal`. */
  sealedPassword: Buffer;
  role: Role;
  status: Exclude<MemberStatus, 'removed'>;
  joinedAt: Date;
  /** When the present status began. */
  statusSince: Date;
  lastSeenAt: Date | null;
}

/** For the demo: inserts logins and memberships with times in the past, and takes their seats. */
export async function insertPast(tx: Tx, past: readonly PastMember[]): Promise<void> {
  await tx.query(sql.unsafe`
    with past as (
      select * from jsonb_to_recordset(${sql.jsonb(past.map(toRow))}) as p (
        id uuid, user_id uuid, email text, name text, sealed_password text, role text, status text,
        joined_at timestamptz, status_since timestamptz, last_seen_at timestamptz
      )
    ), logins as (
      insert into users (id, home_org_id, email, name, sealed_password)
      select user_id, ${tx.orgId}, email, name, decode(sealed_password, 'base64') from past
    )
    insert into counters (org_id, kind, used)
    select ${tx.orgId}, 'users', count(*) filter (where status <> 'waiting') from past
    on conflict (org_id, kind) do update set used = counters.used + excluded.used`);
  // A statement of its own: the trigger `home_only` reads the login, which the statement that inserts it does not see.
  await tx.query(sql.unsafe`
    insert into members (
      org_id, id, user_id, email, role, status, created_at, admitted_at, status_since, last_seen_at
    )
    select ${tx.orgId}, id, user_id, email, role, status, joined_at,
      case when status <> 'waiting' then joined_at end, status_since, last_seen_at
    from jsonb_to_recordset(${sql.jsonb(past.map(toRow))}) as p (
      id uuid, user_id uuid, email text, role text, status text,
      joined_at timestamptz, status_since timestamptz, last_seen_at timestamptz
    )`);
}

function toRow(member: PastMember) {
  return {
    id: member.id,
    user_id: member.userId,
    email: member.email,
    name: member.name,
    sealed_password: member.sealedPassword.toString('base64'),
    role: member.role,
    status: member.status,
    joined_at: member.joinedAt.toISOString(),
    status_since: member.statusSince.toISOString(),
    last_seen_at: member.lastSeenAt?.toISOString() ?? null,
  };
}

const visitor = z.object({
  userId: z.string(),
  email: z.string(),
  role: z.enum(roles),
  joinedAt: z.string(),
  lastSeenAt: z.string(),
});

/** The members with these addresses who have signed in, in the order of joining. */
export function listVisitors(tx: Tx, emails: readonly string[]) {
  return tx.any(sql.type(visitor)`
    select user_id as "userId", email, role, created_at as "joinedAt", last_seen_at as "lastSeenAt"
    from members
    where org_id = ${tx.orgId} and email = any(${sql.array([...emails], 'text')})
      and status in ('active', 'suspended') and last_seen_at is not null
    order by id`);
}
