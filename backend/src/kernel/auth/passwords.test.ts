import { describe, expect, it } from 'vitest';
import { createKeyRing } from '../crypto/key-ring.ts';
import { newId } from '../db/id.ts';
import { createPasswords } from './passwords.ts';

const passwords = createPasswords(createKeyRing(new Uint8Array(32).fill(1)));

describe('a password', () => {
  it('is kept as argon2id with 19 MiB and two passes, salted', async () => {
    const [one, two] = await Promise.all([passwords.hash('three blue ladders'), passwords.hash('three blue ladders')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
    expect(one).not.toBe(two);
  });

  it('is recognised, and nothing else is; nobody’s matches nothing', async () => {
    const userId = newId();
    const account = { userId, sealed: passwords.seal(userId, await passwords.hash('three blue ladders')) };
    expect(await passwords.verify(account, 'three blue ladders')).toBe(true);
    expect(await passwords.verify(account, 'three blue ladder')).toBe(false);
    expect(await passwords.verify(null, 'three blue ladders')).toBe(false);
  });

  it('is stored so that nobody without the key can guess at it, and for one user', async () => {
    const userId = newId();
    const hash = await passwords.hash('three blue ladders');
    const sealed = passwords.seal(userId, hash);
    expect(sealed.toString('latin1')).not.toContain('argon2');
    await expect(passwords.verify({ userId: newId(), sealed }, 'three blue ladders')).rejects.toThrow(
      /authenticate data/,
    );
    const other = createPasswords(createKeyRing(new Uint8Array(32).fill(2)));
    await expect(other.verify({ userId, sealed }, 'three blue ladders')).rejects.toThrow(/neither ENCRYPTION_KEY nor/);
  });

  it('waits its turn in a crowd, and is told to come back by a larger one', async () => {
    const crowd = await Promise.allSettled(Array.from({ length: 140 }, () => passwords.verify(null, 'x')));
    const refused = crowd.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused.length).toBeLessThan(140 - 128);
    expect(refused[0]?.reason).toMatchObject({ code: 'unavailable', headers: { 'Retry-After': '1' } });
    expect(await passwords.verify(null, 'x')).toBe(false);
  });
});
