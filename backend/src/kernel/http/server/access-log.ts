import { subjectOf } from '../../auth/actor.ts';
import type { Kernel } from '../../kernel.ts';
import type { Context, Middleware } from '../state.ts';

/** nginx's status for a client that left before the response; the status in `ctx` was not sent then. */
const clientClosedRequest = 499;

/** The status that the client was sent, or 499 where it left before. */
export function statusOf({ res, status }: Context): number {
  return res.closed && !res.headersSent ? clientClosedRequest : status;
}

function outcome(ctx: Context, finished: boolean): string {
  if (!finished) return 'aborted';
  return ctx.state.errorCode ?? (ctx.status < 400 ? 'ok' : 'failed');
}

/** One line and one measurement for each request, when its response has ended: a stream counts to its last byte. */
export function accessLog(kernel: Kernel): Middleware {
  return (ctx, next) => {
    const startedAt = performance.now();
    ctx.res.once('close', () => {
      const latencyMs = performance.now() - startedAt;
      const { state, method } = ctx;
      const status = statusOf(ctx);
      kernel.metrics.httpDuration.observe({ method, route: state.route, status }, latencyMs / 1000);
      kernel.log.info(
        {
          request_id: state.requestId,
          org: state.tenant?.slug ?? null,
          user: state.actor && subjectOf(state.actor),
          method,
          route: state.route,
          ...state.notes,
          status,
          // An upgraded connection writes no response; it ends with the socket.
          outcome: outcome(ctx, ctx.res.writableFinished || status === 101),
          latency_ms: Math.round(latencyMs * 10) / 10,
        },
        'request',
      );
    });
    return next();
  };
}
