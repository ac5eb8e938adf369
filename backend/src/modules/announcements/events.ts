import { z } from 'zod';
import { defineEvent } from '../../kernel/events/event-type.ts';
import { id } from '../../kernel/http/contract.ts';

const announcement = {
  payload: z.strictObject({ announcement_id: id }),
  subject: ({ announcement_id }: { announcement_id: string }) => announcement_id,
};
/** For the person's other devices. */
const ofReader = {
  payload: z.strictObject({ announcement_id: id, user_id: id }),
  subject: announcement.subject,
};

export const announcementCreated = defineEvent('announcement.created', announcement);
export const announcementUpdated = defineEvent('announcement.updated', announcement);
export const announcementDeleted = defineEvent('announcement.deleted', announcement);
/** Its deletion was undone. */
export const announcementUndeleted = defineEvent('announcement.undeleted', announcement);
export const announcementDismissed = defineEvent('announcement.dismissed', ofReader);
export const announcementRestored = defineEvent('announcement.restored', ofReader);
