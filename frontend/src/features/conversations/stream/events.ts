import { createParser } from 'eventsource-parser';
import type { Message } from '../types.ts';

/** The events of an answer's stream, as the API names them. */
export type AnswerEvent =
  | { type: 'message.started'; message_id: string; user_message_id: string; conversation_id: string; model: string }
  | { type: 'delta'; text: string }
  | ({ type: 'message.completed'; message_id: string } & Pick<Message, 'usage' | 'cost' | 'finish_reason' | 'status'>)
  /** Without `message_id` the answer has not failed, but this reader may not continue to read. */
  | { type: 'error'; message_id?: string; code: string; message: string };

export interface NumberedEvent {
  /** For the `Last-Event-ID` header of a reconnect (HTML Standard § 9.2.4). */
  id: string | null;
  event: AnswerEvent;
}

/** The server sends a comment every 15 s: a connection without data for longer than two of them is lost. */
const IDLE_TIMEOUT_MS = 40_000;

/** Parses the events of one response. Ends with the response; throws where the connection breaks or is idle for too long. */
export async function* readEvents(response: Response): AsyncGenerator<NumberedEvent> {
  if (response.body === null) return;
  // Chromium reports a streamed `no-store` response as cancelled (microsoft/playwright#42742). Reading a clone to its end lets
  // the request finish, also when the reader below stops after the last event.
  void response
    .clone()
    .text()
    .catch(() => undefined);
  const events: NumberedEvent[] = [];
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      events.push({ id: id ?? null, event: { type: event, ...(JSON.parse(data) as object) } as AnswerEvent });
    },
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await withIdleTimeout(reader.read());
      if (done) return;
      parser.feed(value);
      yield* events.splice(0);
    }
  } finally {
    // A broken stream cannot be cancelled any more.
    await reader.cancel().catch(() => undefined);
  }
}

async function withIdleTimeout<T>(reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The stream sent nothing for too long')), IDLE_TIMEOUT_MS);
  });
  try {
    return await Promise.race([reading, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
