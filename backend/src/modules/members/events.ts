import { z } from 'zod';
import { defineEvent } from '../../kernel/events/event-type.ts';
import { id } from '../../kernel/http/contract.ts';

const member = {
  payload: z.strictObject({ member_id: id, user_id: id }),
  subject: ({ member_id }: { member_id: string }) => member_id,
};

export const memberRequested = defineEvent('member.requested', member);
export const memberAdmitted = defineEvent('member.admitted', member);
export const memberRefused = defineEvent('member.refused', member);
export const memberRoleChanged = defineEvent('member.role_changed', member);
export const memberSuspended = defineEvent('member.suspended', member);
export const memberRestored = defineEvent('member.restored', member);
export const memberRemoved = defineEvent('member.removed', member);
