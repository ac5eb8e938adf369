import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import argon2 from 'argon2';
import type { KeyRing } from '../crypto/key-ring.ts';
import { fail } from '../errors.ts';

/** Password hashing with argon2id, limited in number: each run takes 19 MiB and a thread of the pool. */
export interface Passwords {
  /** A PHC string. What is stored is the result of `seal`. */
  hash(password: string): Promise<string>;
  /** The hash as it is stored: encrypted, so that a copy of the database alone allows no guessing, and bound to the user. */
  seal(userId: string, hash: string): Buffer;
  /**
   * Compares a password with a stored hash. Null (no such account, or no password) takes the same time and is false.
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
/** Stands for the org in the sealing key, as users belong to no organization. */
const everyOrg = 'users';

/** The second configuration that OWASP recommends: 19 MiB, two passes, one lane; about 45 ms. */
const cost = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Runs at a time. Node's thread pool has four threads for everything. */
const running = Math.max(1, Math.min(2, availableParallelism()));
/** Callers that may wait: about three seconds' work. Further ones get `unavailable`. */
const waiting = 128;

export function createPasswords(keys: KeyRing): Passwords {
  const semaphore = createSemaphore(running, waiting);
  /** The hash that the password of an unknown account is compared with. */
  const stranger = argon2.hash(randomBytes(24), cost);

  const open = ({ userId, sealed }: SealedPassword) =>
    Buffer.from(keys.open(purpose, everyOrg, sealed, userId)).toString();

  return {
    hash: (password) => semaphore(() => argon2.hash(password, cost)),
    seal: (userId, hash) => Buffer.from(keys.seal(purpose, everyOrg, Buffer.from(hash), userId)),
    async verify(account, password) {
      const compared = account === null ? await stranger : open(account);
      const matches = await semaphore(() => argon2.verify(compared, password));
      return matches && account !== null;
    },
  };
}

/** Semaphore: runs `slots` tasks at a time, queues up to `queue` in order, refuses the rest. */
function createSemaphore(slots: number, queue: number) {
  const waiters: (() => void)[] = [];
  let free = slots;

  return async function pass<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1;
    else if (waiters.length < queue) await new Promise<void>((resolve) => waiters.push(resolve));
    else throw fail('unavailable', { message: 'Too many people are signing in.', headers: { 'Retry-After': '1' } });
    try {
      return await work();
    } finally {
      // The slot passes directly to the next in the queue.
      const next = waiters.shift();
      if (next) next();
      else free += 1;
    }
  };
}
