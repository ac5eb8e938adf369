import type { Actor } from '../../kernel/auth/actor.ts';
import type { Permissions } from '../../kernel/auth/permissions.ts';
import type { Tx } from '../../kernel/db/database.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { MailState } from '../../kernel/mail/mail.ts';
import type { Invitation } from './contract.ts';
import { abilitiesOf } from './policy.ts';
import type { InvitationRow } from './store/invitations.ts';

/** Presents invitations with what became of their newest mails. */
export async function presenterOf(
  { mail, declarations: { permissions } }: Pick<Kernel, 'mail' | 'declarations'>,
  tx: Tx,
  actor: Actor,
  rows: readonly InvitationRow[],
): Promise<(row: InvitationRow) => Invitation> {
  const mails = await mail.statusOf(
    tx,
    rows.flatMap(({ mail_id }) => mail_id ?? []),
  );
  return (row) => present(actor, permissions, row, mails.get(row.mail_id ?? ''));
}

function present(actor: Actor, permissions: Permissions, row: InvitationRow, mail: MailState | undefined): Invitation {
  const { id, email, role, status, locale, invited_by, inviter_name, created_at, expires_at, accepted_at } = row;
  return {
    id,
    email,
    role,
    status,
    locale,
    invited_by: { user_id: invited_by, name: inviter_name },
    mail: mail ? { status: mail.status, error: mail.error } : null,
    created_at,
    expires_at,
    accepted_at,
    abilities: abilitiesOf(actor, permissions, row),
  };
}
