import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const member = 16 * 1024 * 1024;

/** `megabytes` of blanks: 1/1000 of that in gzip, as members that follow each other (RFC 1952, section 2.2). */
export function gzipBomb(megabytes: number): Buffer {
  const bomb = gzipSync(Buffer.alloc(member, ' '));
  return Buffer.concat(Array.from({ length: Math.ceil((megabytes * 1024 * 1024) / member) }, () => bomb));
}

/** `megabytes` of blanks in a few hundred bytes. */
export function brotliBomb(megabytes: number): Buffer {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { params });
}
