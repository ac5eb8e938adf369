import { readServerEvents } from '../../../api/server-events.ts';
import type { Message } from '../types.ts';

/** The events of an answer's stream, as the API names them. */
export type AnswerEvent =
  | { type: 'message.started'; message_id: string; user_message_id: string; conversation_id: string; model: string }
  | { type: 'delta'; text: string }
  | ({ type: 'message.completed'; message_id: string } & Pick<Message, 'usage' | 'cost' | 'finish_reason' | 'status'>)
  /** Without `message_id` the answer has not failed, but this reader may not continue to read. */
  | { type: 'error'; message_id?: string; code: string; message: string };

export interface NumberedEvent {
  /** As `ServerEvent` has it. */
  id: string | null;
  event: AnswerEvent;
}

/** Parses the events of one response, as `readServerEvents` does. */
export async function* readEvents(response: Response): AsyncGenerator<NumberedEvent> {
  // Chromium reports a streamed `no-store` response as cancelled (microsoft/playwright#42742). Reading a clone to its end lets
  // the request finish, also when the reader below stops after the last event.
  void response
    .clone()
    .text()
    .catch(() => undefined);
  for await (const { id, event, data } of readServerEvents(response)) {
    yield { id, event: { type: event, ...(data as object) } as AnswerEvent };
  }
}
