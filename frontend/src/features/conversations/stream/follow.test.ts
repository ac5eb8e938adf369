import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../api/error.ts';
import type { AnswerEvent } from './events.ts';
import { followAnswer } from './follow.ts';

type Frame = { id?: number; event: string; data: object };
type Part = Frame | 'cut' | 'comment';

/** A response that sends events, then ends, or breaks where it says `cut`. */
function response(...parts: Part[]): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      for (const part of parts) {
        if (part === 'cut') {
          await Promise.resolve();
          controller.error(new TypeError('network error'));
          return;
        }
        const text = part === 'comment' ? ': heartbeat\n\n' : frame(part);
        // In two halves, as networks deliver.
        controller.enqueue(encoder.encode(text.slice(0, 9)));
        controller.enqueue(encoder.encode(text.slice(9)));
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** A response that stays open behind its last event until `close`; `cancel` records a cancellation. */
function openResponse(...parts: Frame[]) {
  const cancel = vi.fn<() => void>();
  let close = () => undefined as void;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(parts.map(frame).join('')));
      close = () => controller.close();
    },
    cancel,
  });
  return { response: new Response(body), cancel, close: () => close() };
}

function frame({ id, event, data }: Frame): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

const delta = (id: number, text: string): Frame => ({ id, event: 'delta', data: { text } });
const end = (id: number): Frame => ({ id, event: 'message.completed', data: { message_id: 'm', status: 'complete' } });

/** Follows an answer over the given responses, one per connection. */
async function follow(...responses: (Response | Error)[]) {
  const opened: (string | null)[] = [];
  const signals: AbortSignal[] = [];
  const phases: string[] = [];
  const events: AnswerEvent[] = [];
  const done = followAnswer({
    open: async (lastEventId, signal) => {
      opened.push(lastEventId);
      signals.push(signal);
      const next = responses.shift();
      if (next === undefined) throw new Error('There is no response left');
      if (next instanceof Error) throw next;
      return next;
    },
    onEvent: (event) => events.push(event),
    onPhase: (phase) => phases.push(phase),
    signal: new AbortController().signal,
    firstPause: 1,
  });
  const failure = await done.then(
    () => null,
    (error: unknown) => error,
  );
  const text = events.map((event) => (event.type === 'delta' ? event.text : '')).join('');
  return { opened, signals, phases, text, failure };
}

const offline = () => new ApiError({ code: 'offline', message: 'No connection.', status: 0 });

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true });
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => vi.unstubAllGlobals());

describe('following an answer', () => {
  it('reads it to its end, comments aside', async () => {
    const { text, opened } = await follow(response(delta(1, 'Hal'), 'comment', delta(2, 'lo 👋'), end(3)));
    expect(text).toBe('Hallo 👋');
    expect(opened).toEqual([null]);
  });

  it('lets the server close the connection after the last event, and cancels nothing', async () => {
    const { response: stream, cancel, close } = openResponse(delta(1, 'Hallo'), end(2));
    expect(await follow(stream)).toMatchObject({ text: 'Hallo', failure: null });
    close();
    expect(cancel).not.toHaveBeenCalled();
  });

  it('aborts a connection that sends nothing for long, and continues on a new one', async () => {
    vi.useFakeTimers();
    const { response: stream } = openResponse(delta(1, 'Hal'));
    const followed = follow(stream, response(delta(2, 'lo'), end(3)));
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    const { text, signals } = await followed;
    expect(text).toBe('Hallo');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('continues where the connection broke', async () => {
    const { text, opened, phases } = await follow(
      response(delta(1, 'a'), delta(2, 'b'), 'cut'),
      offline(),
      response(delta(3, 'c'), end(4)),
    );
    expect(text).toBe('abc');
    expect(opened).toEqual([null, '2', '2']);
    expect(phases).toEqual(['open', 'waiting', 'waiting', 'open']);
  });

  it('reconnects where the server closed the stream to this reader, and reports why it refuses then', async () => {
    const closed: Frame = { event: 'error', data: { code: 'session_revoked', message: 'Sign in again.' } };
    const refused = new ApiError({ code: 'session_revoked', message: 'Sign in again.', status: 401 });
    const { text, opened, failure } = await follow(response(delta(1, 'a'), closed), refused);
    expect(text).toBe('a');
    expect(opened).toEqual([null, '1']);
    expect(failure).toBe(refused);
  });

  it('ends where the answer has failed', async () => {
    const failed: Frame = { id: 2, event: 'error', data: { message_id: 'm', code: 'answer_cut', message: 'Cut.' } };
    expect(await follow(response(delta(1, 'a'), failed))).toMatchObject({ text: 'a', opened: [null], failure: null });
  });

  it('continues where the server ended the stream early, as it does when it is restarted', async () => {
    const { text, opened } = await follow(response(delta(1, 'a')), response(delta(2, 'b'), end(3)));
    expect(text).toBe('ab');
    expect(opened).toEqual([null, '1']);
  });

  it('retries behind a proxy whose server is restarting', async () => {
    const proxy = new ApiError({ code: 'unavailable', message: 'Not answering.', status: 502 });
    const { text } = await follow(proxy, response(delta(1, 'a'), end(2)));
    expect(text).toBe('a');
  });

  it('retries while the server still processes the same request of the page before a reload', async () => {
    const inProgress = new ApiError({ code: 'request_in_progress', message: 'Wait.', status: 409 });
    const { text } = await follow(inProgress, response(delta(1, 'a'), end(2)));
    expect(text).toBe('a');
  });

  it('takes a refusal as final', async () => {
    const refusal = new ApiError({ code: 'guard_blocked', message: 'No.', status: 422 });
    const { opened, failure } = await follow(refusal, response(end(1)));
    expect(opened).toHaveLength(1);
    expect(failure).toBe(refusal);
  });

  it('gives up after ten attempts', async () => {
    vi.useFakeTimers();
    const followed = follow(...Array.from({ length: 20 }, offline));
    await vi.runAllTimersAsync();
    const { opened, failure } = await followed;
    vi.useRealTimers();
    expect(failure).toBeInstanceOf(ApiError);
    expect(opened).toHaveLength(10);
  });

  it('ends at once when it is cancelled while it waits', async () => {
    const aborter = new AbortController();
    const followed = followAnswer({
      open: () => Promise.reject(offline()),
      onEvent: () => undefined,
      onPhase: (phase) => phase === 'waiting' && aborter.abort(new Error('Cancelled')),
      signal: aborter.signal,
      firstPause: 60_000,
    });
    await expect(followed).rejects.toThrow('Cancelled');
  });
});
