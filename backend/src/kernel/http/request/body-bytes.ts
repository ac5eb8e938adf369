import { finished } from 'node:stream';
import { HttpMethodEnum, koaBody, type KoaBodyMiddlewareOptions } from 'koa-body';
import { fail, type AppError } from '../../errors.ts';
import type { Context } from '../state.ts';

/** Bytes, where an endpoint says nothing else. */
export const bodyLimit = 1024 * 1024;

/** What is read and thrown away after a refusal, so that the client gets to see the answer before the line closes. */
const drainLimit = { bytes: 64 * 1024 * 1024, ms: 5000 };

export const parsedMethods = [HttpMethodEnum.POST, HttpMethodEnum.PUT, HttpMethodEnum.PATCH, HttpMethodEnum.DELETE];

/**
 * koa-body reads (limit, gzip, length); as bytes in a binary string, since decoding on the way would replace invalid
 * UTF-8 silently, and parsing on the way would come before any check.
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
  // What fed the decompressor feeds nobody now.
  req.unpipe().on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > drainLimit.bytes) resolve();
  });
  // The reader paused it when it refused.
  req.resume();
  finished(req, () => resolve());
  return promise.finally(() => clearTimeout(timer));
}

export const hasBody = (ctx: Context): boolean =>
  ctx.req.headers['transfer-encoding'] !== undefined || Number(ctx.req.headers['content-length'] ?? 0) > 0;

/** What reading a body has thrown, as the client may see it; it has sent the rest then, or given up. */
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
 * Reads a body of one of these types whole, at most `limit` bytes after inflation.
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
