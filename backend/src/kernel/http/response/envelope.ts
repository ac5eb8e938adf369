import { AppError, fail } from '../../errors.ts';
import type { Kernel } from '../../kernel.ts';
import type { Context, Middleware } from '../state.ts';

/** The one shape of every JSON response: `data`, `error`, `meta`. */
export function sendData(ctx: Context, status: number, data: unknown, nextCursor?: string | null): void {
  const meta =
    nextCursor === undefined
      ? { request_id: ctx.state.requestId }
      : { request_id: ctx.state.requestId, next_cursor: nextCursor };
  ctx.status = status;
  ctx.set('Content-Type', 'application/json; charset=utf-8');
  ctx.body = JSON.stringify({ data, error: null, meta });
}

export function sendError(ctx: Context, error: AppError): void {
  ctx.state.errorCode = error.code;
  ctx.status = error.status;
  ctx.set(error.headers);
  ctx.set('Content-Type', 'application/json; charset=utf-8');
  ctx.set('Cache-Control', 'no-store');
  ctx.body = JSON.stringify({
    data: null,
    error: { code: error.code, message: error.message, request_id: ctx.state.requestId, fields: error.fields },
    meta: { request_id: ctx.state.requestId },
  });
}

/** SQLSTATE codes and socket errors that mean that the database cannot be reached at the moment. */
const unavailableCodes = /^(?:08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const conflictCodes = /^(?:40001|40P01)$/;

function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let at = error; at !== undefined && at !== null && chain.length < 8; at = (at as { cause?: unknown }).cause) {
    chain.push(at);
  }
  return chain;
}

/** What was thrown, as an error that the client may see. */
export function asAppError(error: unknown): AppError {
  for (const cause of causes(error)) {
    if (cause instanceof AppError) return cause;
    if (cause instanceof DOMException && cause.name === 'TimeoutError') return fail('timeout', { cause: error });
    const { code } = cause as { code?: unknown };
    if (typeof code !== 'string') continue;
    if (unavailableCodes.test(code)) return fail('unavailable', { cause: error, headers: { 'Retry-After': '2' } });
    if (conflictCodes.test(code)) return fail('conflict', { cause: error });
  }
  return fail('internal', { cause: error });
}

const loud: ReadonlySet<string> = new Set(['internal', 'unavailable']);

/** What was thrown, as the client may see it. `internal` and `unavailable` are logged as `what`. */
export function reportFault(kernel: Kernel, { state }: Context, thrown: unknown, what: string): AppError {
  const error = asAppError(thrown);
  if (loud.has(error.code)) {
    kernel.log.error({ err: thrown, request_id: state.requestId, route: state.route }, what);
  }
  return error;
}

/** Renders as a response what any later middleware throws. */
export function errorEnvelope(kernel: Kernel): Middleware {
  return async (ctx, next) => {
    try {
      if (ctx.state.fault) throw ctx.state.fault;
      await next();
    } catch (thrown) {
      // The client left and its query was cancelled: there is nobody to respond to, and nothing to report.
      if (ctx.res.closed && (thrown as Error).name === 'AbortError') return;
      const error = reportFault(kernel, ctx, thrown, 'request failed');
      if (ctx.headerSent) ctx.res.destroy();
      else sendError(ctx, error);
    }
  };
}
