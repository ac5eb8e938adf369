import type { Role } from '../../../kernel/auth/actor.ts';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';
import { daysOpen } from './invitations.ts';

export interface PastInvitation {
  id: string;
  email: string;
  role: Role;
  locale: string;
  invitedBy: string;
  sentAt: Date;
  accepted: { at: Date; by: string } | null;
  revokedAt: Date | null;
}

/** For the demo: invitations of days ago, whose mails are forgotten. */
export async function insertPast(tx: Tx, past: readonly PastInvitation[]): Promise<void> {
  const rows = past.map(({ id, email, role, locale, invitedBy, sentAt, accepted, revokedAt }) => ({
    id,
    email,
    role,
    locale,
    invited_by: invitedBy,
    sent_at: sentAt.toISOString(),
    accepted_at: accepted?.at.toISOString() ?? null,
    accepted_by: accepted?.by ?? null,
    revoked_at: revokedAt?.toISOString() ?? null,
  }));
  await tx.query(sql.unsafe`
    insert into invitations (
      org_id, id, email, role, locale, invited_by, created_at, expires_at, accepted_at, accepted_by, revoked_at
    )
    select ${tx.orgId}, id, email, role, locale, invited_by, sent_at, sent_at + ${daysOpen} * interval '1 day',
      accepted_at, accepted_by, revoked_at
    from jsonb_to_recordset(${sql.jsonb(rows)}) as p (
      id uuid, email text, role text, locale text, invited_by uuid, sent_at timestamptz, accepted_at timestamptz,
      accepted_by uuid, revoked_at timestamptz
    )`);
}
