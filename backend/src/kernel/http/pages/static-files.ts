import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from '../state.ts';

const compressible = /\.(?:js|css|svg|json|map|txt|webmanifest)$/;

const compress = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }) as Promise<Buffer>,
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }) as Promise<Buffer>,
};
type Encoding = keyof typeof compress;
const encodings: readonly Encoding[] = ['br', 'gzip'];

/** A file of the built pages in memory; each encoding is made at the first request for it (ADR 0016). */
export class StaticFile {
  readonly #path: string;
  readonly #etag: string;
  readonly #bytes: Buffer;
  readonly #encoded = new Map<Encoding, Promise<Buffer>>();

  /** @param path of the URL */
  constructor(path: string, bytes: Buffer) {
    this.#path = path;
    this.#etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    this.#bytes = bytes;
  }

  #as(encoding: Encoding): Promise<Buffer> {
    const known = this.#encoded.get(encoding) ?? compress[encoding](this.#bytes);
    this.#encoded.set(encoding, known);
    return known;
  }

  async send(ctx: Context): Promise<void> {
    // The names of files under /assets contain a hash of their content.
    const isImmutable = this.#path.startsWith('/assets/');
    ctx.type = extname(this.#path);
    ctx.set({
      'Cache-Control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Cross-Origin-Resource-Policy': 'same-origin',
      ETag: this.#etag,
      Vary: 'Accept-Encoding',
    });
    ctx.status = 200;
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    // In our order, smallest first: `accepts` alone would follow the order of the header.
    const encoding = compressible.test(this.#path) && encodings.find((one) => ctx.acceptsEncodings(one));
    if (encoding) ctx.set('Content-Encoding', encoding);
    ctx.body = encoding ? await this.#as(encoding) : this.#bytes;
  }
}

/**
 * All files under a folder, by URL path. Requests are looked up in this table and never reach the file system, so no path can
 * leave the folder. Empty when there is no folder.
 */
export function readFolder(folder: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  if (!existsSync(folder)) return files;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const full = join(folder, name);
    if (!statSync(full).isFile()) continue;
    const path = `/${relative(folder, full).split(sep).join('/')}`;
    files.set(path, new StaticFile(path, readFileSync(full)));
  }
  return files;
}
