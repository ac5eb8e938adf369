import type { Kernel } from '../../kernel.ts';
import type { LiveConnection } from '../../live/live-connection.ts';
import type { KoaRequest } from '../request/handler-context.ts';
import { reportFault } from './envelope.ts';
import type { EventStream } from './sse.ts';
import { SseConnection } from './sse-connection.ts';
import type { Context } from '../state.ts';

const commentEveryMs = 15_000;

/**
 * Sends a stream to its end. The source is always closed (`return()`). A failure on the way, also the end of the client's right
 * to read, becomes an `error` event, since the status has been sent.
 */
export async function sendStream(
  kernel: Kernel,
  ctx: Context,
  request: KoaRequest,
  stream: EventStream,
  live: LiveConnection,
): Promise<void> {
  const { res } = ctx;
  const source = stream.events[Symbol.asyncIterator]();
  ctx.respond = false;
  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // Without it nginx buffers the chunks.
    'X-Accel-Buffering': 'no',
  });
  res.write('retry: 1000\n\n');
  const connection = new SseConnection(res, live.revoked);
  const comments = setInterval(() => connection.comment('still here'), commentEveryMs);
  const next = () => source.next();
  try {
    for (let open = true; open;) {
      const step = await connection.whileOpen(next);
      open = step !== null && !step.done && (await connection.send(step.value));
    }
  } catch (thrown) {
    const { code, message } = reportFault(kernel, ctx, thrown, 'stream failed');
    ctx.state.errorCode = code;
    await connection.send({ event: 'error', data: { code, message } });
  } finally {
    clearInterval(comments);
    // A generator that is waiting closes when the request's signal ends its wait; the response does not wait for that.
    request.release();
    source.return?.().catch((error: unknown) => kernel.log.warn({ err: error }, 'a stream did not close cleanly'));
    connection.end();
  }
}
