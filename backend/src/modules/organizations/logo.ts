import { crc32 } from 'node:zlib';
import { newId } from '../../kernel/db/id.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { fail } from '../../kernel/errors.ts';
import { replaceLogo } from './store/logos.ts';

/** Pixels of a side. */
export const longestSide = 1_024;
/** Bytes of the file, as the table allows. */
export const mostBytes = 262_144;

const dataAddress = 'data:image/png;base64,';
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Beside the picture itself: how its colours are meant. Text, time and EXIF are left out, which tell of who made it. */
const chunksKept = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs']);

/**
 * The picture and nothing else: its chunks (PNG, 3rd edition, § 5.3) up to IEND, without those that describe where it comes from.
 * Null: it is no whole PNG, or one of more than `longestSide` pixels.
 */
export function readPng(bytes: Buffer): Buffer | null {
  if (bytes.length > mostBytes || !bytes.subarray(0, 8).equals(signature)) return null;
  const kept: Buffer[] = [signature];
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, end - 4);
    if ((type === 'IHDR') !== (at === 8) || (type === 'IHDR' && !isHeader(data))) return null;
    if (chunksKept.has(type)) kept.push(bytes.subarray(at, end));
    hasPixels ||= type === 'IDAT';
    if (type === 'IEND') return hasPixels ? Buffer.concat(kept) : null;
    at = end;
  }
  return null;
}

function isHeader(data: Buffer): boolean {
  if (data.length !== 13) return false;
  const sides = [data.readUInt32BE(0), data.readUInt32BE(4)];
  return sides.every((pixels) => pixels >= 1 && pixels <= longestSide);
}

const fault = `must be a PNG of at most ${longestSide} pixels a side and ${mostBytes / 1_024} KiB`;

/**
 * Keeps the logo that a request brings along, as far as it must be kept here.
 * @param wanted an https address, or a PNG as a data address; null: no logo
 * @returns its address: https, or a path below the portal's own address
 * @throws {AppError} `invalid_fields`
 */
export async function keepLogo(tx: Tx, wanted: string | null): Promise<string | null> {
  if (!wanted?.startsWith(dataAddress)) {
    await replaceLogo(tx, null);
    return wanted;
  }
  const png = readPng(Buffer.from(wanted.slice(dataAddress.length), 'base64'));
  if (!png) throw fail('invalid_fields', { fields: { 'branding.logo_url': fault } });
  const id = newId();
  await replaceLogo(tx, { id, png });
  return `/api/v1/organization/logos/${id}`;
}
