import { hash, randomBytes } from 'node:crypto';
import type { KeyRing } from '../crypto/key-ring.ts';

const idBytes = 16;
const nonceBytes = 24;
const macBytes = 32;
const shape = new RegExp(`^[A-Za-z0-9_-]{${Math.ceil(((idBytes + nonceBytes + macBytes) * 4) / 3)}}$`);

/**
 * A refresh token is session ‖ nonce ‖ MAC. The MAC tells a token that was once valid (presented twice: theft) from an invented
 * one, so that only the hash of the newest must be stored.
 */
export function mintRefreshToken(keys: KeyRing, orgId: string, sessionId: string): RefreshToken {
  const body = bodyOf(sessionId, randomBytes(nonceBytes));
  return tokenOf(body, keys.mac('refresh', orgId, body));
}

interface RefreshToken {
  token: string;
  /** What is stored of it. */
  hash: Buffer;
}

const bodyOf = (sessionId: string, nonce: Uint8Array) =>
  Buffer.concat([Buffer.from(sessionId.replaceAll('-', ''), 'hex'), nonce]);

function tokenOf(body: Buffer, mac: Uint8Array): RefreshToken {
  const token = Buffer.concat([body, mac]).toString('base64url');
  return { token, hash: digest(token) };
}

/**
 * The token that follows `presented` (a hash) for one request, by its Idempotency-Key: whoever repeats that very request, because the
 * answer was lost on the way, gets the same one. Without the key, and our MAC key, nobody can tell what it will be.
 * One for each accepted key, that of the present one first: in a roll-out another process may have answered under another.
 */
export function mintFollowers(
  keys: KeyRing,
  orgId: string,
  sessionId: string,
  presented: Buffer,
  idempotencyKey: string,
): RefreshToken[] {
  const nonces = keys.macs('refresh follower', orgId, Buffer.concat([presented, Buffer.from(idempotencyKey)]));
  return nonces.flatMap((nonce, at) => {
    const body = bodyOf(sessionId, nonce.subarray(0, nonceBytes));
    const mac = keys.macs('refresh', orgId, body)[at];
    return mac ? [tokenOf(body, mac)] : [];
  });
}

/** The parts of a token, without a look-up. Null: not issued here, or of another org. */
export function readRefreshToken(
  keys: KeyRing,
  orgId: string,
  token: string,
): { sessionId: string; hash: Buffer } | null {
  if (!shape.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, -macBytes);
  if (!keys.isMac('refresh', orgId, body, bytes.subarray(-macBytes))) return null;
  const hex = body.toString('hex', 0, idBytes);
  const sessionId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { sessionId, hash: digest(token) };
}

function digest(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
