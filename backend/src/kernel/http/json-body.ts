import { isUtf8 } from 'node:buffer';
import { finished } from 'node:stream';
import { HttpMethodEnum, koaBody } from 'koa-body';
import { fail } from '../errors.ts';
import { Faults } from './faults.ts';
import type { Context } from './state.ts';

export const bodyLimit = 1024 * 1024;
const depthLimit = 64;

/** What is read and thrown away after a refusal, so that the client gets to see the answer before the line closes. */
const drainLimit = { bytes: 64 * 1024 * 1024, ms: 5000 };

/**
 * koa-body reads (limit, gzip, length); as bytes in a binary string, since decoding on the way would replace invalid
 * UTF-8 silently, and parsing on the way would come before the depth check.
 */
const readers = new Map<number, ReturnType<typeof koaBody>>();
function readerFor(limit: number): ReturnType<typeof koaBody> {
  const known = readers.get(limit);
  if (known) return known;
  const reader = koaBody({
    json: false,
    urlencoded: false,
    textTypes: ['application/json', 'application/*+json'],
    textLimit: limit,
    encoding: 'binary',
    parsedMethods: [HttpMethodEnum.POST, HttpMethodEnum.PUT, HttpMethodEnum.PATCH, HttpMethodEnum.DELETE],
  });
  readers.set(limit, reader);
  return reader;
}

function drain({ req }: Context): Promise<void> {
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

/** Deepest nesting of brackets outside strings, counted on the text: no stack to overflow, nothing allocated. */
export function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== 0x22; at += 1) {
        if (text.charCodeAt(at) === 0x5c) at += 1;
      }
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return deepest;
}

const broken = (value: string) => value.includes('\u0000') || !value.isWellFormed();

/** Finds strings and keys that PostgreSQL cannot hold (NUL), no text can (lone surrogates), or no object should. */
export function findUnstorable(value: unknown, faults: Faults, path: string[] = []): void {
  if (typeof value === 'string' && broken(value)) faults.add(path, 'must not hold control or broken characters');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (faults.full) return;
    // One array for the whole walk: a path of its own for each of a hundred thousand fields would cost their product.
    path.push(key);
    if (broken(key)) faults.add(path, 'the name must not hold control or broken characters');
    else if (key === '__proto__') faults.add(path, 'unknown field');
    else findUnstorable(child, faults, path);
    path.pop();
  }
}

function parse(text: string): unknown {
  if (nestingDepth(text) > depthLimit) {
    throw fail('malformed', { message: `JSON may be nested ${depthLimit} levels deep.` });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fail('malformed', { message: 'The body is not JSON.', cause: error });
  }
}

const hasBody = (ctx: Context) =>
  ctx.req.headers['transfer-encoding'] !== undefined || Number(ctx.req.headers['content-length'] ?? 0) > 0;

async function readText(ctx: Context, limit: number): Promise<string> {
  try {
    await readerFor(limit)(ctx, () => Promise.resolve());
  } catch (error) {
    const { status } = error as { status?: unknown };
    if (status === 413) {
      ctx.set('Connection', 'close');
      await drain(ctx);
      throw fail('body_too_large', { fields: { limit_bytes: limit }, cause: error });
    }
    if (status === 415) throw fail('unsupported_media_type', { cause: error });
    throw fail('malformed', { message: 'The body could not be read.', cause: error });
  }
  const { body } = ctx.request as { body?: unknown };
  const bytes = Buffer.from(typeof body === 'string' ? body : '', 'latin1');
  if (!isUtf8(bytes)) throw fail('malformed', { message: 'The body is not UTF-8.' });
  return bytes.toString('utf8');
}

/**
 * Reads the request's JSON (RFC 8259).
 * @returns what was sent, or undefined when nothing was.
 * @throws {AppError} `body_too_large`, `unsupported_media_type`, `malformed`, or `invalid_fields` naming each field that
 * no database could hold.
 */
export async function readJsonBody(ctx: Context, limit = bodyLimit): Promise<unknown> {
  if (!hasBody(ctx)) return undefined;
  if (!ctx.is('application/json', 'application/*+json')) throw fail('unsupported_media_type');
  const text = await readText(ctx, limit);
  if (text.trim() === '') return undefined;
  const value = parse(text);
  // Only an escape can smuggle these in, and `__proto__` only itself or an escape: most bodies need no walk.
  if (text.includes('\\u') || text.includes('__proto__')) {
    const faults = new Faults();
    findUnstorable(value, faults);
    const error = faults.asError();
    if (error) throw error;
  }
  return value;
}
