import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { fail } from '../../errors.ts';
import type { Context } from '../state.ts';

export interface FileFacts {
  /** Bytes. */
  size: number;
  type: string;
  /** What it is saved as. */
  name: string;
  /** Shown in the browser instead of saved; it may run nothing there. */
  inline?: boolean;
  /** The address never leads to other bytes, and what it leads to is no secret: whoever gets it may keep it. */
  immutable?: boolean;
  /** A strong validator (RFC 9110 § 8.8.3), without quotes: changes with every byte. */
  etag?: string;
  /** Bytes `start` to `end`, both included. */
  open: (start: number, end: number) => Readable | Promise<Readable>;
}

/** A file for download, whole or in part: what a handler of an endpoint with `answers: 'file'` returns. */
export class FileAnswer {
  readonly facts: FileFacts;

  constructor(facts: FileFacts) {
    this.facts = facts;
  }

  static ofBytes(bytes: Buffer, facts: Omit<FileFacts, 'size' | 'open' | 'etag'>): FileAnswer {
    const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    const open = (start: number, end: number) => Readable.from([bytes.subarray(start, end + 1)], { objectMode: false });
    return new FileAnswer({ ...facts, etag, size: bytes.length, open });
  }

  /** @param facts `etag` where the caller knows one */
  static ofPath(path: string, facts: Omit<FileFacts, 'open'>): FileAnswer {
    return new FileAnswer({ ...facts, open: (start, end) => createReadStream(path, { start, end }) });
  }
}

/** Elsewhere (RFC 9110 § 15.4): 303 after a form, 302 for a link that may lead somewhere else tomorrow. */
export class RedirectAnswer {
  readonly location: string;
  readonly status: 302 | 303 | 307;

  constructor(location: string, status: 302 | 303 | 307 = 303) {
    this.location = location;
    this.status = status;
  }
}

/** A page of its own, e.g. for an e-mail's link. It runs no script and loads nothing but styles of its own. */
export class HtmlAnswer {
  readonly html: string;
  readonly status: number;

  constructor(html: string, status = 200) {
    this.html = html;
    this.status = status;
  }
}

/** Sends it, or the one range that was asked for (RFC 9110 § 14), or that nothing has changed (304). */
export async function sendFile(ctx: Context, { facts }: FileAnswer): Promise<void> {
  const { size, etag, immutable } = facts;
  ctx.status = 200;
  ctx.set({
    'Content-Type': facts.type,
    'Content-Disposition': dispositionOf(facts),
    // Whatever it is, it is nobody's page: no script, no forms, an origin of its own.
    'Content-Security-Policy':
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'",
    'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'private, no-cache',
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

/** Weak comparison (RFC 9110 § 8.8.3.2) with any of a list. */
const namedBy = (list: string, etag: string): boolean =>
  list.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//u, '') === `"${etag}"`);

/**
 * The one range of a GET. Several, and what is no range at all, are answered with the whole, as RFC 9110 § 14.2 allows.
 * `If-Range` with another validator asks for the whole, too.
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

/** RFC 6266, with RFC 8187 for what ASCII cannot say. */
function dispositionOf({ name, inline = false }: FileFacts): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/gu,
    (one) => `%${one.codePointAt(0)?.toString(16).toUpperCase()}`,
  );
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

export function sendRedirect(ctx: Context, { location, status }: RedirectAnswer): void {
  ctx.status = status;
  ctx.set('Location', location);
  ctx.body = '';
}

export function sendHtml(ctx: Context, { html, status }: HtmlAnswer): void {
  ctx.status = status;
  ctx.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  });
  ctx.body = html;
}
