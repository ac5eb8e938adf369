import { z } from 'zod';
import { defineEvent } from '../../kernel/events/event-type.ts';
import { id } from '../../kernel/http/contract.ts';

const invitation = {
  payload: z.strictObject({ invitation_id: id }),
  subject: ({ invitation_id }: { invitation_id: string }) => invitation_id,
};

export const invitationCreated = defineEvent('invitation.created', invitation);
export const invitationResent = defineEvent('invitation.resent', invitation);
export const invitationRevoked = defineEvent('invitation.revoked', invitation);
export const invitationAccepted = defineEvent('invitation.accepted', {
  payload: z.strictObject({ invitation_id: id, user_id: id }),
  subject: ({ invitation_id }) => invitation_id,
});
