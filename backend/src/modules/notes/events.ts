import { z } from 'zod';
import { defineEvent } from '../../kernel/events/event-type.ts';
import { id } from '../../kernel/http/contract.ts';

const note = {
  payload: z.strictObject({ note_id: id, user_id: id }),
  subject: ({ note_id }: { note_id: string }) => note_id,
};

/** Edits emit no events: pages save while their user types. */
export const noteCreated = defineEvent('note.created', note);
export const noteDeleted = defineEvent('note.deleted', note);
/** Its deletion was undone. */
export const noteUndeleted = defineEvent('note.undeleted', note);
