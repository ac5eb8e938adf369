import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import argon2 from 'argon2';
import type { KeyRing } from '../crypto/key-ring.ts';
import { fail } from '../errors.ts';

/** argon2id at a bounded pace: each run takes 19 MiB and a thread, and a storm of sign-ins must leave some for others. */
export interface Passwords {
  /** PHC string. It is never stored as it is: see `seal`. */
  hash(password: string): Promise<string>;
  /** The hash as it is stored: encrypted, so that a copy of the database holds nothing to guess at, and bound to the user. */
  seal(userId: string, hash: string): Buffer;
  /**
   * Takes the same time for null (no such account, or one without a password), and is then false.
   * @throws {AppError} `unavailable` while too many wait
   * @throws {Error} when `ENCRYPTION_KEY` is not the one that sealed the hash, or the hash is another user's
   */
  verify(account: SealedPassword | null, password: string): Promise<boolean>;
}

export interface SealedPassword {
  userId: string;
  sealed: Uint8Array;
}

const purpose = 'password';
/** Users belong to no organization. */
const everyOrg = 'users';

/** OWASP's second choice: 19 MiB, two passes, one lane; about 45 ms. */
const cost = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Node's thread pool has four threads for everybody. */
const running = Math.max(1, Math.min(2, availableParallelism()));
/** Three seconds' work: who would wait longer is told to come back. */
const waiting = 128;

export function createPasswords(keys: KeyRing): Passwords {
  const gate = createGate(running, waiting);
  /** What an account that is not there is compared with. Made once, before it is first needed. */
  const stranger = argon2.hash(randomBytes(24), cost);

  const open = ({ userId, sealed }: SealedPassword) =>
    Buffer.from(keys.open(purpose, everyOrg, sealed, userId)).toString();

  return {
    hash: (password) => gate(() => argon2.hash(password, cost)),
    seal: (userId, hash) => Buffer.from(keys.seal(purpose, everyOrg, Buffer.from(hash), userId)),
    async verify(account, password) {
      const compared = account === null ? await stranger : open(account);
      const matches = await gate(() => argon2.verify(compared, password));
      return matches && account !== null;
    },
  };
}

/** Runs `slots` at a time, lets `queue` wait in order, refuses the rest. */
function createGate(slots: number, queue: number) {
  const waiters: (() => void)[] = [];
  let free = slots;

  return async function pass<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1;
    else if (waiters.length < queue) await new Promise<void>((resolve) => waiters.push(resolve));
    else throw fail('unavailable', { message: 'Too many people are signing in.', headers: { 'Retry-After': '1' } });
    try {
      return await work();
    } finally {
      // The slot goes to the next in line, not back to be raced for.
      const next = waiters.shift();
      if (next) next();
      else free += 1;
    }
  };
}
