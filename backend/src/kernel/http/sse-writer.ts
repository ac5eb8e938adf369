import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Kernel } from '../kernel.ts';
import type { KoaRequest } from './call.ts';
import { reportFault } from './envelope.ts';
import { watchReader } from './reader-watch.ts';
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

/** Waits until the client has taken what is buffered. False: it is gone, shut out, or has not read for too long. */
async function drained(res: ServerResponse, shutOut: AbortSignal): Promise<boolean> {
  if (shutOut.aborted) return false;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), stalledMs);
  const gone = () => abort.abort();
  res.once('close', gone);
  shutOut.addEventListener('abort', gone);
  try {
    await once(res, 'drain', { signal: abort.signal });
    return true;
  } catch {
    // Aborted by one of the three: nobody reads, or may.
    return false;
  } finally {
    clearTimeout(timer);
    res.off('close', gone);
    shutOut.removeEventListener('abort', gone);
  }
}

async function write(res: ServerResponse, text: string, shutOut: AbortSignal): Promise<boolean> {
  if (res.destroyed || res.writableEnded) return false;
  if (res.write(text) || res.writableLength < bufferBytes) return true;
  return drained(res, shutOut);
}

const ended = { done: true, value: undefined } as const;

/** The next event, or the end when the client goes first: waiting never outlives it. Throws when it is shut out. */
function nextOf(
  source: AsyncIterator<ServerSentEvent>,
  res: ServerResponse,
  shutOut: AbortSignal,
): Promise<IteratorResult<ServerSentEvent>> {
  if (res.destroyed) return Promise.resolve(ended);
  const { promise, resolve, reject } = Promise.withResolvers<IteratorResult<ServerSentEvent>>();
  const gone = () => resolve(ended);
  const refuse = () => reject(shutOut.reason as Error);
  res.once('close', gone);
  shutOut.addEventListener('abort', refuse);
  if (shutOut.aborted) refuse();
  else source.next().then(resolve, reject);
  return promise.finally(() => {
    res.off('close', gone);
    shutOut.removeEventListener('abort', refuse);
  });
}

/**
 * Sends a stream to its end. The source is always closed (`return()`), whether the client leaves, stalls or listens to
 * the end. What fails in the middle, the reader's right to read included, becomes an `error` event: the status has gone
 * out already.
 */
export async function sendStream(
  kernel: Kernel,
  ctx: Context,
  request: KoaRequest,
  stream: EventStream,
): Promise<void> {
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
  const watch = watchReader(kernel, ctx);
  const { shutOut } = watch;
  try {
    for (let open = true; open;) {
      const step = await nextOf(source, res, shutOut);
      open = !step.done && (await write(res, formatEvent(step.value), shutOut));
    }
  } catch (thrown) {
    const { code, message } = reportFault(kernel, ctx, thrown, 'stream failed');
    ctx.state.errorCode = code;
    await write(res, formatEvent({ event: 'error', data: { code, message } }), shutOut);
  } finally {
    watch.close();
    clearInterval(comments);
    // A generator that is waiting closes when its wait ends, which the request's signal does: nothing to hold the answer for.
    request.release();
    source.return?.().catch((error: unknown) => kernel.log.warn({ err: error }, 'a stream did not close cleanly'));
    if (res.writableLength >= bufferBytes) res.destroy();
    else res.end();
  }
}
