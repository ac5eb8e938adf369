import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { VerifySignature } from '../../kernel/http/request/signature.ts';

/** Seconds by which the time of a signature may differ from now. A repeat within them changes nothing. */
const replayWindow = 600;

/**
 * SendGrid's Signed Event Webhook: ECDSA on P-256 over SHA-256 of the time stamp and the body as it came. The key is the
 * installation's, so the events come to the platform's portal alone.
 * @param publicKey SPKI in DER; undefined: none is set up, and nobody is believed
 */
export function verifySendgrid(publicKey: Uint8Array | undefined): VerifySignature {
  const key: KeyObject | null =
    publicKey === undefined ? null : createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  return (signed) => {
    const timestamp = signed.header('X-Twilio-Email-Event-Webhook-Timestamp') ?? '';
    if (key === null || signed.tenant.kind !== 'platform' || !/^\d{10}$/u.test(timestamp)) return null;
    if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > replayWindow) return null;
    const content = Buffer.concat([Buffer.from(timestamp), signed.bytes]);
    return verify('sha256', content, key, Buffer.from(signed.signature, 'base64')) ? { id: 'sendgrid' } : null;
  };
}
