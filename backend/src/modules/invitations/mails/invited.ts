import { z } from 'zod';
import type { Role } from '../../../kernel/auth/actor.ts';
import { id } from '../../../kernel/http/contract.ts';
import { defineMail } from '../../../kernel/mail/mail-type.ts';
import { findInvitation } from '../store/invitations.ts';
import { linkOf, mintInvitationToken } from '../token.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';

/** What the text of an invitation says. */
export interface InvitationFacts {
  organization: string;
  inviter: string;
  role: Role;
  email: string;
  link: string;
  expiresAt: string;
}

export const invitedMail = defineMail('invitations.invited', {
  payload: z.strictObject({ invitation_id: id, generation: z.int() }),
  async load(tx, { invitation_id, generation }, { tenant, portal, keys }): Promise<InvitationFacts | null> {
    const invitation = await findInvitation(tx, invitation_id);
    // Revoked or accepted meanwhile, or sent again.
    if (invitation?.status !== 'pending' || invitation.generation !== generation) return null;
    const token = mintInvitationToken(keys, tenant.id, { id: invitation.id, generation, way: 'mail' });
    return {
      organization: tenant.name,
      inviter: invitation.inviter_name,
      role: invitation.role,
      email: invitation.email,
      link: linkOf(portal, token),
      expiresAt: invitation.expires_at,
    };
  },
  texts: { en, de, es, ar },
});
