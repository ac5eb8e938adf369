import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKeyRing } from './key-ring.ts';

/** OpenSSL's error for a wrong tag, and ours for a text too short to hold one. */
const unreadable = /unable to authenticate|not a sealed text/;
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

  it('refuses a key that is not 32 bytes', () => {
    expect(() => createKeyRing(randomBytes(16))).toThrow('32 bytes');
  });
});
