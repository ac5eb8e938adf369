import { ApiError, isApiError } from '../../../api/error.ts';
import { pauseBeforeReconnect } from '../../../api/server-events.ts';
import { type AnswerEvent, readEvents } from './events.ts';

/** `waiting`: the connection is lost, and a reconnect is pending. */
export type ConnectionPhase = 'open' | 'waiting';

interface FollowOptions {
  /** Requests the event stream. `lastEventId` is the last event received; null: none yet. */
  open: (lastEventId: string | null, signal: AbortSignal) => Promise<Response>;
  onEvent: (event: AnswerEvent) => void;
  onPhase: (phase: ConnectionPhase) => void;
  signal: AbortSignal;
  /** Back-off before the first reconnect, doubled with each failure. Milliseconds. */
  firstPause?: number;
}

const LONGEST_PAUSE_MS = 8_000;
/** Consecutive failures while the device is online, about 45 s of back-off. Failures while it is offline do not count. */
const MAX_FAILURES = 9;

/**
 * Follows one answer to its end; reconnects with exponential back-off and jitter.
 *
 * @throws {ApiError} where the server refuses, or cannot be reached `MAX_FAILURES` times; the reason of `signal` where it was aborted
 */
export async function followAnswer(options: FollowOptions): Promise<void> {
  const { open, onEvent, onPhase, signal, firstPause = 400 } = options;
  let lastEventId: string | null = null;
  let failures = 0;
  for (;;) {
    const aborter = new AbortController();
    try {
      const response = await open(lastEventId, AbortSignal.any([signal, aborter.signal]));
      onPhase('open');
      for await (const { id, event } of readEvents(response)) {
        signal.throwIfAborted();
        // The server closed the stream to this reader, not the answer. The response to the next request gives the reason.
        if (event.type === 'error' && event.message_id === undefined) throw new Error(event.code);
        failures = 0;
        if (id !== null && id !== '') lastEventId = id;
        onEvent(event);
        if (event.type === 'message.completed' || event.type === 'error') return;
      }
      throw new Error('The stream ended before the answer did');
    } catch (error) {
      // A connection that timed out is still open.
      aborter.abort(error);
      signal.throwIfAborted();
      if (!isRetryable(error) || failures >= MAX_FAILURES) throw error;
    }
    failures += navigator.onLine ? 1 : 0;
    onPhase('waiting');
    await pauseBeforeReconnect(Math.min(firstPause * 2 ** failures, LONGEST_PAUSE_MS), signal);
  }
}

/**
 * A broken connection, an error page of a proxy, or `request_in_progress`, where the server still processes the same request
 * from before a reload. Any other error of the API is final.
 */
function isRetryable(error: unknown): boolean {
  return !(error instanceof ApiError) || isApiError(error, 'offline', 'unavailable', 'request_in_progress');
}
