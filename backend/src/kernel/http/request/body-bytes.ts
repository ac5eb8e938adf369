import { finished } from 'node:stream';
import { HttpMethodEnum, koaBody, type KoaBodyMiddlewareOptions } from 'koa-body';
import { fail, type AppError } from '../../errors.ts';
import type { Context } from '../state.ts';

/** Default limit of a body in bytes. */
export const bodyLimit = 1024 * 1024;

/** Bytes that are read and dropped after a refusal, so that the client sees the response before the connection closes. */
const drainLimit = { bytes: 64 * 1024 * 1024, ms: 5000 };

export const parsedMethods = [HttpMethodEnum.POST, HttpMethodEnum.PUT, HttpMethodEnum.PATCH, HttpMethodEnum.DELETE];

/**
 * koa-body enforces limit, gzip and length. It decodes to a binary string, since decoding as UTF-8 would silently replace
 * invalid bytes, and it does not parse, so that checks come first.
 */
const readers = new Map<string, ReturnType<typeof koaBody>>();
function readerFor(types: readonly string[], limit: number): ReturnType<typeof koaBody> {
  const name = `${limit} ${types.join()}`;
  const known = readers.get(name);
  if (known) return known;
  const options: Partial<KoaBodyMiddlewareOptions> = {
    json: false,
    urlencoded: false,
    encoding: 'binary',
    parsedMethods,
    textTypes: [...types],
    textLimit: limit,
  };
  const reader = koaBody(options);
  readers.set(name, reader);
  return reader;
}

export function drain({ req }: Context): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, drainLimit.ms);
  let bytes = 0;
  // The decompressor takes no more input.
  req.unpipe().on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > drainLimit.bytes) resolve();
  });
  // The reader paused the request when it refused it.
  req.resume();
  finished(req, () => resolve());
  return promise.finally(() => clearTimeout(timer));
}

export const hasBody = (ctx: Context): boolean =>
  ctx.req.headers['transfer-encoding'] !== undefined || Number(ctx.req.headers['content-length'] ?? 0) > 0;

/** The error of reading a body, as the client may see it; resolves when the client has sent the rest or given up. */
export async function refusedBody(ctx: Context, error: unknown, limit: number): Promise<AppError> {
  const { status, httpCode = status } = error as { status?: unknown; httpCode?: unknown };
  if (httpCode === 413) {
    ctx.set('Connection', 'close');
    await drain(ctx);
    return fail('body_too_large', { fields: { limit_bytes: limit }, cause: error });
  }
  if (httpCode === 415) return fail('unsupported_media_type', { cause: error });
  return fail('malformed', { message: 'The body could not be read.', cause: error });
}

/**
 * Reads a body of one of these types, at most `limit` bytes after inflation.
 * @throws {AppError} `body_too_large`, `unsupported_media_type`, `malformed`
 */
export async function readBytes(ctx: Context, types: readonly string[], limit: number): Promise<Buffer> {
  if (!ctx.is([...types])) throw fail('unsupported_media_type');
  try {
    await readerFor(types, limit)(ctx, () => Promise.resolve());
  } catch (error) {
    throw await refusedBody(ctx, error, limit);
  }
  const { body } = ctx.request as { body?: unknown };
  return Buffer.from(typeof body === 'string' ? body : '', 'latin1');
}
