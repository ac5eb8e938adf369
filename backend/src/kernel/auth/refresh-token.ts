import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../crypto/key-ring.ts';

const idBytes = 16;
const nonceBytes = 24;
const macBytes = 32;
const shape = new RegExp(`^[A-Za-z0-9_-]{${Math.ceil(((idBytes + nonceBytes + macBytes) * 4) / 3)}}$`);

/**
 * A refresh token is session ‖ nonce ‖ MAC. The MAC tells a token that was once valid (presented twice: theft) from an invented
 * one, so that only the hash of the newest must be stored.
 */
export function mintRefreshToken(
  keys: KeyRing,
  orgId: string,
  sessionId: string,
  nonce: Uint8Array = randomBytes(nonceBytes),
): { token: string; hash: Buffer } {
  const body = Buffer.concat([Buffer.from(sessionId.replaceAll('-', ''), 'hex'), nonce]);
  const token = Buffer.concat([body, keys.mac('refresh', orgId, body)]).toString('base64url');
  return { token, hash: digest(token) };
}

/**
 * The token that follows `presented` (a hash), derived from the request's Idempotency-Key: a repeat of the same request, whose
 * first response was lost, gets the same token. It cannot be computed without that key and the MAC key.
 */
export function mintFollower(
  keys: KeyRing,
  orgId: string,
  sessionId: string,
  presented: Buffer,
  idempotencyKey: string,
) {
  const nonce = keys.mac('refresh follower', orgId, Buffer.concat([presented, Buffer.from(idempotencyKey)]));
  return mintRefreshToken(keys, orgId, sessionId, nonce.subarray(0, nonceBytes));
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
  if (!timingSafeEqual(bytes.subarray(-macBytes), keys.mac('refresh', orgId, body))) return null;
  const hex = body.toString('hex', 0, idBytes);
  const sessionId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { sessionId, hash: digest(token) };
}

function digest(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
