import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/**
 * Keys derived (HKDF, RFC 5869) from `ENCRYPTION_KEY`, one per purpose and org. What is written, is written under it; what
 * is read may have been written under one of `ENCRYPTION_KEYS_ACCEPTED`.
 */
export interface KeyRing {
  /** AES-256-GCM, random nonce, bound to `purpose`, `orgId` and, where one org has many of a kind, `subject` (its id). */
  seal(purpose: string, orgId: string, plain: Uint8Array, subject?: string): Uint8Array;
  /** @throws {Error} when the text was changed, belongs to another purpose, org or subject, or was sealed under an unknown key */
  open(purpose: string, orgId: string, sealed: Uint8Array, subject?: string): Uint8Array;
  /** What every text begins with that is sealed under the present key: its format and the key's id. */
  readonly sealedPrefix: Uint8Array;
  /** HMAC-SHA-256, under another key than `seal` for the same purpose and org. */
  mac(purpose: string, orgId: string, message: string | Uint8Array): Uint8Array;
  /** The MAC under each key that is accepted, the present one first. */
  macs(purpose: string, orgId: string, message: string | Uint8Array): Uint8Array[];
  /** Is this the MAC of the message, under any accepted key? In constant time. */
  isMac(purpose: string, orgId: string, message: string | Uint8Array, mac: Uint8Array): boolean;
}

const keyBytes = 32;
const idBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;
/** The first byte of a sealed text. The first format named no key. */
const formats = { withoutKey: 1, withKey: 2 } as const;

/** Derived keys that are cached: a derivation costs as much as three MACs. */
const derivedKeys = 4096;

/**
 * @param encryptionKey 32 random bytes
 * @param accepted others that open what they sealed: the next before a rotation, the former after it
 * @throws {Error} when a key has another length
 */
export function createKeyRing(encryptionKey: Uint8Array, accepted: readonly Uint8Array[] = []): KeyRing {
  const present = createRootKey(encryptionKey);
  const roots = [present, ...accepted.map(createRootKey).filter(({ id }) => !id.equals(present.id))];
  const sealedPrefix = Buffer.concat([Buffer.of(formats.withKey), present.id]);

  /** Under which keys a text may be sealed, and where its nonce begins. */
  function candidates(text: Buffer): { keys: readonly RootKey[]; at: number } {
    if (text[0] === formats.withoutKey) return { keys: roots, at: 1 };
    if (text[0] !== formats.withKey) throw new Error('not a sealed text');
    const id = text.subarray(1, 1 + idBytes);
    const keys = roots.filter((root) => root.id.equals(id));
    if (keys.length === 0) throw new Error('sealed under a key that is neither ENCRYPTION_KEY nor an accepted one');
    return { keys, at: 1 + idBytes };
  }

  const macs: KeyRing['macs'] = (purpose, orgId, message) => roots.map((root) => macOf(root, purpose, orgId, message));

  return {
    sealedPrefix,

    seal(purpose, orgId, plain, subject = '') {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', present.derive('seal', purpose, orgId), nonce);
      cipher.setAAD(Buffer.from(subject));
      return Buffer.concat([sealedPrefix, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },

    open(purpose, orgId, sealed, subject = '') {
      const text = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const { keys, at } = candidates(text);
      const box = text.subarray(at);
      if (box.length < nonceBytes + tagBytes) throw new Error('not a sealed text');
      let failure: unknown;
      for (const key of keys) {
        try {
          return decrypt(key.derive('seal', purpose, orgId), box, subject);
        } catch (error) {
          failure = error;
        }
      }
      throw failure;
    },

    mac: (purpose, orgId, message) => macOf(present, purpose, orgId, message),
    macs,
    // `filter`, which unlike `some` compares with every key.
    isMac: (purpose, orgId, message, mac) =>
      macs(purpose, orgId, message).filter((known) => known.length === mac.length && timingSafeEqual(known, mac))
        .length > 0,
  };
}

interface RootKey {
  /** Tells it from others, and nothing of it. */
  readonly id: Buffer;
  /** `use` separates the cipher's key from the MAC's for the same purpose and org. */
  derive(use: 'seal' | 'mac', purpose: string, orgId: string): Buffer;
}

function createRootKey(bytes: Uint8Array): RootKey {
  if (bytes.length !== keyBytes) throw new Error(`ENCRYPTION_KEY must be ${keyBytes} bytes`);
  const derived = new LRUCache<string, Buffer>({ max: derivedKeys });
  const expand = (info: string, length: number) =>
    Buffer.from(hkdfSync('sha256', bytes, new Uint8Array(0), info, length));
  return {
    id: expand(JSON.stringify(['atrium', 'key id']), idBytes),
    derive(use, purpose, orgId) {
      const info = JSON.stringify(['atrium', use, purpose, orgId]);
      const known = derived.get(info);
      if (known) return known;
      const key = expand(info, keyBytes);
      derived.set(info, key);
      return key;
    },
  };
}

function macOf(root: RootKey, purpose: string, orgId: string, message: string | Uint8Array): Buffer {
  return createHmac('sha256', root.derive('mac', purpose, orgId))
    .update(message)
    .digest();
}

/** @param box nonce, ciphertext, tag */
function decrypt(key: Buffer, box: Buffer, subject: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(subject));
  decipher.setAuthTag(box.subarray(-tagBytes));
  return Buffer.concat([decipher.update(box.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}
