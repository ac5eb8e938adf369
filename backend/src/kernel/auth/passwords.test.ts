import { describe, expect, it } from 'vitest';
import { createPasswords } from './passwords.ts';

const passwords = createPasswords();

describe('a password', () => {
  it('is kept as argon2id with 19 MiB and two passes, salted', async () => {
    const [one, two] = await Promise.all([passwords.hash('three blue ladders'), passwords.hash('three blue ladders')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
    expect(one).not.toBe(two);
  });

  it('is recognised, and nothing else is; nobody’s matches nothing', async () => {
    const hash = await passwords.hash('three blue ladders');
    expect(await passwords.verify(hash, 'three blue ladders')).toBe(true);
    expect(await passwords.verify(hash, 'three blue ladder')).toBe(false);
    expect(await passwords.verify(null, 'three blue ladders')).toBe(false);
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
