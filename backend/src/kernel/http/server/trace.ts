import type { Kernel } from '../../kernel.ts';
import { noTracing } from '../../tracing.ts';
import { statusOf } from './access-log.ts';
import type { Middleware } from '../state.ts';

/** Opens a span for each request. A trace that began elsewhere is continued only behind a trusted proxy. */
export function traced({ tracing }: Kernel): Middleware {
  if (tracing === noTracing) return (_ctx, next) => next();
  return async (ctx, next) => {
    const traceparent = ctx.state.viaProxy ? ctx.get('traceparent') : undefined;
    await tracing.continued(traceparent, () =>
      tracing.span(`HTTP ${ctx.method}`, { 'http.request.method': ctx.method }, async (span) => {
        await next();
        const status = statusOf(ctx);
        span.set({
          'http.route': ctx.state.route,
          'http.response.status_code': status,
          'atrium.request_id': ctx.state.requestId,
          ...(ctx.state.tenant ? { 'atrium.org': ctx.state.tenant.id } : {}),
        });
        if (status >= 500) span.fail(new Error(ctx.state.errorCode ?? 'failed'));
      }),
    );
  };
}
