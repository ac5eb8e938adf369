import { createParser } from 'eventsource-parser';

/** A server-sent event. */
export interface ServerEvent {
  /** For the `Last-Event-ID` header of a reconnect (HTML Standard § 9.2.4). */
  id: string | null;
  event: string;
  data: unknown;
}

/** The server sends a comment every 15 s: a connection without data for longer than two of them is lost. */
const IDLE_TIMEOUT_MS = 40_000;

/** Parses the events of one response. Ends with the response; throws where the connection breaks or is idle for too long. */
export async function* readServerEvents(response: Response): AsyncGenerator<ServerEvent> {
  if (response.body === null) return;
  const events: ServerEvent[] = [];
  const parser = createParser({
    onEvent: ({ id, event = 'message', data }) => events.push({ id: id ?? null, event, data: JSON.parse(data) }),
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

/**
 * Waits `ms` before the next attempt to connect. Ends early when the device comes online.
 *
 * @param jitter the part of `ms` by which it is longer or shorter, so that many pages do not reconnect at once
 * @throws the reason of `signal`
 */
export async function pauseBeforeReconnect(ms: number, signal: AbortSignal, jitter = 0.25): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const end = (settle: () => void) => () => {
      clearTimeout(timer);
      removeEventListener('online', onOnline);
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onOnline = end(resolve);
    const onAbort = end(() => reject(signal.reason as Error));
    const timer = setTimeout(onOnline, ms * (1 - jitter + 2 * jitter * Math.random()));
    addEventListener('online', onOnline);
    signal.addEventListener('abort', onAbort);
  });
}
