import { ApiError, isApiError } from '../../../api/error.ts';
import { type AnswerEvent, readEvents } from './events.ts';

/** `waiting`: the line is cut and is tried again. */
export type LinePhase = 'open' | 'waiting';

interface FollowOptions {
  /** Opens the line; after the first event `lastEventId` says where to go on. */
  open: (lastEventId: string | null, signal: AbortSignal) => Promise<Response>;
  onEvent: (event: AnswerEvent) => void;
  onPhase: (phase: LinePhase) => void;
  signal: AbortSignal;
  /** Waits that grow from the first; a test makes them short. Milliseconds. */
  firstPause?: number;
}

const LONGEST_PAUSE_MS = 8_000;
/** About 45 s of trying while the device says that it is online. Offline it waits for as long as it takes. */
const MAX_FAILURES = 9;

/**
 * Follows one answer to its end, over as many connections as it takes.
 *
 * @throws ApiError where the server refuses, or is not reached for long; the signal's reason where it was aborted
 */
export async function followAnswer(options: FollowOptions): Promise<void> {
  const { open, onEvent, onPhase, signal, firstPause = 400 } = options;
  let lastEventId: string | null = null;
  let failures = 0;
  for (;;) {
    const line = new AbortController();
    try {
      const response = await open(lastEventId, AbortSignal.any([signal, line.signal]));
      onPhase('open');
      for await (const { id, event } of readEvents(response)) {
        signal.throwIfAborted();
        // The line was closed to its reader; the answer goes on. Who asks again hears why, as with any request.
        if (event.type === 'error' && event.message_id === undefined) throw new Error(event.code);
        failures = 0;
        if (id !== null && id !== '') lastEventId = id;
        onEvent(event);
        if (event.type === 'message.completed' || event.type === 'error') return;
      }
      throw new Error('The stream ended before the answer did');
    } catch (error) {
      // One that fell silent is still open.
      line.abort(error);
      signal.throwIfAborted();
      if (!mayComeBack(error) || failures >= MAX_FAILURES) throw error;
    }
    failures += navigator.onLine ? 1 : 0;
    onPhase('waiting');
    await pause(Math.min(firstPause * 2 ** failures, LONGEST_PAUSE_MS), signal);
  }
}

/**
 * A broken line, a proxy's page for a server that is starting again, or the same request from a page that was left, which
 * the server is still at. Any other refusal by the API itself is final.
 */
function mayComeBack(error: unknown): boolean {
  return !(error instanceof ApiError) || isApiError(error, 'offline', 'unavailable', 'request_in_progress');
}

/** Ends early when the device comes online. A little chance keeps many tabs from coming back at once. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
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
    const timer = setTimeout(onOnline, ms * (0.75 + Math.random() / 2));
    addEventListener('online', onOnline);
    signal.addEventListener('abort', onAbort);
  });
}
