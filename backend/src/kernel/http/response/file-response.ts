import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { fail } from '../../errors.ts';
import type { Context } from '../state.ts';

export interface FileFacts {
  /** Bytes. */
  size: number;
  type: string;
  /** The file name it is saved as. */
  name: string;
  /** Shown in the browser instead of saved; scripts in it do not run. */
  inline?: boolean;
  /** A strong validator (RFC 9110 § 8.8.3), without quotes. */
  etag?: string;
  /** Opens bytes `start` to `end`, both included. */
  open: (start: number, end: number) => Readable | Promise<Readable>;
}

/** A file for download, whole or in part: returned by handlers of endpoints with `response: 'file'`. */
export class FileResponse {
  readonly facts: FileFacts;

  constructor(facts: FileFacts) {
    this.facts = facts;
  }

  static ofBytes(bytes: Buffer, facts: Omit<FileFacts, 'size' | 'open' | 'etag'>): FileResponse {
    const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    const open = (start: number, end: number) => Readable.from([bytes.subarray(start, end + 1)], { objectMode: false });
    return new FileResponse({ ...facts, etag, size: bytes.length, open });
  }

  /** @param facts `etag` if known */
  static ofPath(path: string, facts: Omit<FileFacts, 'open'>): FileResponse {
    return new FileResponse({ ...facts, open: (start, end) => createReadStream(path, { start, end }) });
  }
}

/** Sends the file, or the one range that was requested (RFC 9110 § 14), or 304 when nothing has changed. */
export async function sendFile(ctx: Context, { facts }: FileResponse): Promise<void> {
  const { size, etag } = facts;
  ctx.status = 200;
  ctx.set({
    'Content-Type': facts.type,
    'Content-Disposition': dispositionOf(facts),
    // Uploaded content: no script, no forms, an opaque origin.
    'Content-Security-Policy':
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'",
    'Cache-Control': 'private, no-cache',
    'Accept-Ranges': 'bytes',
  });
  if (etag !== undefined) ctx.set('ETag', `"${etag}"`);
  if (etag !== undefined && namedBy(ctx.get('If-None-Match'), etag)) {
    ctx.status = 304;
    return;
  }
  const range = rangeOf(ctx, size, etag);
  if (range === 'unsatisfiable') {
    throw fail('range_not_satisfiable', { headers: { 'Content-Range': `bytes */${size}` } });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) {
    ctx.status = 206;
    ctx.set('Content-Range', `bytes ${start}-${end}/${size}`);
  }
  ctx.length = end - start + 1;
  if (ctx.method === 'HEAD' || size === 0) {
    ctx.body = '';
    ctx.length = end - start + 1;
    return;
  }
  ctx.body = await facts.open(start, end);
  ctx.length = end - start + 1;
}

/** Whether a list of entity tags has this one, by weak comparison (RFC 9110 § 8.8.3.2). */
const namedBy = (list: string, etag: string): boolean =>
  list.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//u, '') === `"${etag}"`);

/**
 * The range of a GET. Several ranges or an invalid one get the whole file, as RFC 9110 § 14.2 allows; so does `If-Range` with
 * another validator.
 */
function rangeOf(ctx: Context, size: number, etag: string | undefined) {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(ctx.get('Range').trim()) ?? [];
  if (ctx.method !== 'GET' || (from === '' && to === '')) return null;
  const condition = ctx.get('If-Range');
  if (condition !== '' && condition !== `"${etag}"`) return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}

/** `Content-Disposition` (RFC 6266), with RFC 8187 for names beyond ASCII. */
function dispositionOf({ name, inline = false }: FileFacts): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/gu,
    (one) => `%${one.codePointAt(0)?.toString(16).toUpperCase()}`,
  );
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
