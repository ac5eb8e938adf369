import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Keys derived (HKDF, RFC 5869) from `ENCRYPTION_KEY`, one per purpose and org. */
export interface KeyRing {
  /** AES-256-GCM, random nonce, bound to `purpose`, `orgId` and, where one org has many of a kind, `subject` (its id). */
  seal(purpose: string, orgId: string, plain: Uint8Array, subject?: string): Uint8Array;
  /** @throws {Error} when the text was changed or belongs to another purpose, org or subject */
  open(purpose: string, orgId: string, sealed: Uint8Array, subject?: string): Uint8Array;
  /** HMAC-SHA-256, under another key than `seal` for the same purpose and org. */
  mac(purpose: string, orgId: string, message: string | Uint8Array): Uint8Array;
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** First byte of every sealed text: the format version. */
const version = 1;

/** Derived keys that are cached: a derivation costs as much as three MACs. */
const derivedKeys = 4096;

/**
 * @param encryptionKey 32 bytes
 * @throws {Error} when it has another length
 */
export function createKeyRing(encryptionKey: Uint8Array): KeyRing {
  if (encryptionKey.length !== keyBytes) throw new Error(`ENCRYPTION_KEY must be ${keyBytes} bytes`);
  const derived = new LRUCache<string, Buffer>({ max: derivedKeys });

  /** `use` separates the cipher's key from the MAC's for the same purpose and org. */
  function keyFor(use: 'seal' | 'mac', purpose: string, orgId: string): Buffer {
    const info = JSON.stringify(['atrium', use, purpose, orgId]);
    const known = derived.get(info);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', encryptionKey, new Uint8Array(0), info, keyBytes));
    derived.set(info, key);
    return key;
  }

  return {
    seal(purpose, orgId, plain, subject = '') {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyFor('seal', purpose, orgId), nonce);
      cipher.setAAD(Buffer.from(subject));
      return Buffer.concat([Buffer.of(version), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },

    open(purpose, orgId, sealed, subject = '') {
      const text = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      if (text.length < 1 + nonceBytes + tagBytes || text[0] !== version) throw new Error('not a sealed text');
      const nonce = text.subarray(1, 1 + nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', keyFor('seal', purpose, orgId), nonce, {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(subject));
      decipher.setAuthTag(text.subarray(-tagBytes));
      return Buffer.concat([decipher.update(text.subarray(1 + nonceBytes, -tagBytes)), decipher.final()]);
    },

    mac(purpose, orgId, message) {
      return createHmac('sha256', keyFor('mac', purpose, orgId))
        .update(message)
        .digest();
    },
  };
}
