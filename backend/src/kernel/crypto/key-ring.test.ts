import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKeyRing } from './key-ring.ts';

/** What OpenSSL says of a text that does not fit its tag, and what we say of one that cannot hold a tag. */
const unreadable = /unable to authenticate|not a sealed text|sealed under a key/;
const secret = Buffer.from('a signing key');
const ring = createKeyRing(randomBytes(32));

describe('key ring', () => {
  it('opens what it sealed, for the same purpose and org only', () => {
    const sealed = ring.seal('signing-key', 'acme', secret);
    expect(Buffer.from(ring.open('signing-key', 'acme', sealed))).toEqual(secret);
    expect(() => ring.open('provider-key', 'acme', sealed)).toThrow(unreadable);
    expect(() => ring.open('signing-key', 'globex', sealed)).toThrow(unreadable);
    expect(() => createKeyRing(randomBytes(32)).open('signing-key', 'acme', sealed)).toThrow(unreadable);
  });

  it('refuses a text with any byte changed, added or cut', () => {
    const sealed = Buffer.from(ring.seal('signing-key', 'acme', secret));
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => ring.open('signing-key', 'acme', changed)).toThrow(unreadable);
    }
    expect(() => ring.open('signing-key', 'acme', sealed.subarray(0, -1))).toThrow(unreadable);
    expect(() => ring.open('signing-key', 'acme', Buffer.concat([sealed, Buffer.of(0)]))).toThrow(unreadable);
    expect(() => ring.open('signing-key', 'acme', new Uint8Array(0))).toThrow(unreadable);
  });

  it('never writes the same text twice, and never the plain one', () => {
    const sealed = Buffer.from(ring.seal('signing-key', 'acme', secret));
    expect(sealed.includes(secret)).toBe(false);
    expect(Buffer.from(ring.seal('signing-key', 'acme', secret))).not.toEqual(sealed);
  });

  it('gives each purpose and org a MAC key of its own', () => {
    const macs = [
      ring.mac('audit', 'acme', 'x'),
      ring.mac('audit', 'globex', 'x'),
      ring.mac('audit-head', 'acme', 'x'),
      ring.mac('audit', 'acme', 'y'),
    ].map((mac) => Buffer.from(mac).toString('hex'));
    expect(new Set(macs).size).toBe(macs.length);
    expect(Buffer.from(ring.mac('audit', 'acme', 'x')).toString('hex')).toBe(macs[0]);
  });

  it('opens what an accepted key sealed, by its id, and what was sealed before texts named their key', () => {
    const [former, next] = [randomBytes(32), randomBytes(32)];
    const [old, rotated] = [createKeyRing(former), createKeyRing(next, [former])];
    const sealed = old.seal('signing-key', 'acme', secret);
    expect(Buffer.from(rotated.open('signing-key', 'acme', sealed))).toEqual(secret);
    expect(() => createKeyRing(next).open('signing-key', 'acme', sealed)).toThrow('neither ENCRYPTION_KEY nor');
    expect(() => old.open('signing-key', 'acme', rotated.seal('signing-key', 'acme', secret))).toThrow('neither');
    expect(Buffer.from(sealed).subarray(0, 5)).toEqual(Buffer.from(old.sealedPrefix));
    const unnamed = Buffer.concat([Buffer.of(1), Buffer.from(sealed).subarray(5)]);
    expect(Buffer.from(rotated.open('signing-key', 'acme', unnamed))).toEqual(secret);
    expect(() => createKeyRing(next).open('signing-key', 'acme', unnamed)).toThrow(unreadable);
  });

  it('knows a MAC under any accepted key, and writes under its own', () => {
    const [former, next] = [randomBytes(32), randomBytes(32)];
    const [old, rotated] = [createKeyRing(former), createKeyRing(next, [former])];
    const mac = old.mac('audit', 'acme', 'x');
    expect(rotated.isMac('audit', 'acme', 'x', mac)).toBe(true);
    expect(rotated.isMac('audit', 'acme', 'y', mac)).toBe(false);
    expect(rotated.isMac('audit', 'acme', 'x', mac.subarray(1))).toBe(false);
    expect(createKeyRing(next).isMac('audit', 'acme', 'x', mac)).toBe(false);
    expect(rotated.macs('audit', 'acme', 'x')).toEqual([createKeyRing(next).mac('audit', 'acme', 'x'), mac]);
  });

  it('refuses a key that is not 32 bytes', () => {
    expect(() => createKeyRing(randomBytes(16))).toThrow('32 bytes');
  });
});
