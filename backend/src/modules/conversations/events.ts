import { z } from 'zod';
import { defineEvent } from '../../kernel/events/event-type.ts';
import { id } from '../../kernel/http/contract.ts';

const conversation = {
  payload: z.strictObject({ conversation_id: id, user_id: id }),
  subject: ({ conversation_id }: { conversation_id: string }) => conversation_id,
};
const message = {
  payload: z.strictObject({ conversation_id: id, message_id: id, user_id: id }),
  subject: ({ message_id }: { message_id: string }) => message_id,
};

export const conversationCreated = defineEvent('conversation.created', conversation);
export const conversationUpdated = defineEvent('conversation.updated', conversation);
export const conversationDeleted = defineEvent('conversation.deleted', conversation);
/** Its deletion was undone. */
export const conversationUndeleted = defineEvent('conversation.undeleted', conversation);
export const messageCompleted = defineEvent('message.completed', message);
export const messageStopped = defineEvent('message.stopped', message);
export const messageFailed = defineEvent('message.failed', message);
