import { createParser } from 'eventsource-parser';
import type { Message } from '../types.ts';

/** What comes over an answer's stream; the names are those of the API's events. */
export type AnswerEvent =
  | { type: 'message.started'; message_id: string; user_message_id: string; conversation_id: string; model: string }
  | { type: 'delta'; text: string }
  | ({ type: 'message.completed'; message_id: string } & Pick<Message, 'usage' | 'cost' | 'finish_reason' | 'status'>)
  /** Without `message_id` it is not the answer that has failed: whoever reads must not read on. */
  | { type: 'error'; message_id?: string; code: string; message: string };

export interface NumberedEvent {
  /** `Last-Event-ID` of a later resume. */
  id: string | null;
  event: AnswerEvent;
}

/** The server sends a comment every 15 s: a line that is silent for longer than two of them is dead. */
const SILENCE_MS = 40_000;

/** Reads one response into events. Ends where the response ends; throws where the line breaks or falls silent. */
export async function* readEvents(response: Response): AsyncGenerator<NumberedEvent> {
  if (response.body === null) return;
  // Chromium logs a `no-store` answer that is only read piece by piece as cancelled (microsoft/playwright#42742). With a
  // copy that is read as a whole, the request ends as what it is, also when the reader below leaves after the last event.
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
      const { done, value } = await unlessSilent(reader.read());
      if (done) return;
      parser.feed(value);
      yield* events.splice(0);
    }
  } finally {
    // A broken line has nothing left to cancel.
    await reader.cancel().catch(() => undefined);
  }
}

async function unlessSilent<T>(reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The stream fell silent')), SILENCE_MS);
  });
  try {
    return await Promise.race([reading, silence]);
  } finally {
    clearTimeout(timer);
  }
}
