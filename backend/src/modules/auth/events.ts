import { z } from 'zod';
import { defineEvent } from '../../kernel/events/event-type.ts';
import { id } from '../../kernel/http/contract.ts';

const session = {
  payload: z.strictObject({ session_id: id }),
  subject: ({ session_id }: { session_id: string }) => session_id,
};
const user = {
  payload: z.strictObject({ user_id: id }),
  subject: ({ user_id }: { user_id: string }) => user_id,
};

export const sessionStarted = defineEvent('session.started', session);
export const sessionEnded = defineEvent('session.ended', session);
export const sessionReuseDetected = defineEvent('session.reuse_detected', session);
export const userUpdated = defineEvent('user.updated', user);
export const passwordChanged = defineEvent('user.password_changed', user);
export const signInLocked = defineEvent('user.sign_in_locked', user);
