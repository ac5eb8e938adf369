import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Kernel } from '../kernel.ts';
import { asAppError } from './envelope.ts';
import type { EventStream, ServerSentEvent } from './sse.ts';
import type { Context } from './state.ts';

const commentEveryMs = 15_000;
/** A reader that has stopped reading: so much waits for it, for so long. Its memory is bounded by the first. */
const bufferBytes = 256 * 1024;
const stalledMs = 10_000;

/** One event in the format of the HTML standard § 9.2.5. JSON holds no line breaks, so `data` is one line. */
export function formatEvent({ id, event, data }: ServerSentEvent): string {
  const lines = [`event: ${event}`, `data: ${JSON.stringify(data)}`];
  if (id !== undefined) lines.unshift(`id: ${id}`);
  return `${lines.join('\n')}\n\n`;
}

/** Waits until the client has taken what is buffered. False: it is gone, or has not read for too long. */
async function drained(res: ServerResponse): Promise<boolean> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), stalledMs);
  const gone = () => abort.abort();
  res.once('close', gone);
  try {
    await once(res, 'drain', { signal: abort.signal });
    return true;
  } catch {
    // Aborted by the timer or the close: both mean that nobody reads.
    return false;
  } finally {
    clearTimeout(timer);
    res.off('close', gone);
  }
}

async function write(res: ServerResponse, text: string): Promise<boolean> {
  if (res.destroyed || res.writableEnded) return false;
  if (res.write(text) || res.writableLength < bufferBytes) return true;
  return drained(res);
}

const ended = { done: true, value: undefined } as const;

/** The next event, or the end when the client goes first: waiting never outlives it. */
function nextOf(source: AsyncIterator<ServerSentEvent>, res: ServerResponse): Promise<IteratorResult<ServerSentEvent>> {
  if (res.destroyed) return Promise.resolve(ended);
  const { promise, resolve, reject } = Promise.withResolvers<IteratorResult<ServerSentEvent>>();
  const gone = () => resolve(ended);
  res.once('close', gone);
  source.next().then(resolve, reject);
  return promise.finally(() => res.off('close', gone));
}

/**
 * Sends a stream to its end. The source is always closed (`return()`), whether the client leaves, stalls or listens to
 * the end. What fails in the middle becomes an `error` event: the status has gone out already.
 */
export async function sendStream(kernel: Kernel, ctx: Context, stream: EventStream): Promise<void> {
  const { res } = ctx;
  const source = stream.events[Symbol.asyncIterator]();
  ctx.respond = false;
  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // nginx would collect the chunks otherwise.
    'X-Accel-Buffering': 'no',
  });
  res.write('retry: 1000\n\n');
  const comments = setInterval(() => {
    if (res.writableLength < bufferBytes) res.write(': still here\n\n');
  }, commentEveryMs);
  try {
    for (let open = true; open;) {
      const step = await nextOf(source, res);
      open = !step.done && (await write(res, formatEvent(step.value)));
    }
  } catch (thrown) {
    const error = asAppError(thrown);
    ctx.state.errorCode = error.code;
    kernel.log.error({ err: thrown, request_id: ctx.state.requestId, route: ctx.state.route }, 'stream failed');
    await write(res, formatEvent({ event: 'error', data: { code: error.code, message: error.message } }));
  } finally {
    clearInterval(comments);
    // A generator that is waiting closes when its wait ends (the call's `signal` ends it): nothing to hold the answer for.
    source.return?.().catch((error: unknown) => kernel.log.warn({ err: error }, 'a stream did not close cleanly'));
    if (res.writableLength >= bufferBytes) res.destroy();
    else res.end();
  }
}
