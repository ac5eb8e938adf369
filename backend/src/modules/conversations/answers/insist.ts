import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../kernel/errors.ts';

/** A database that restarts is back in seconds. After this, the lease has long been lost to recovery anyway. */
const patienceMs = 60_000;
const longestPauseMs = 1_000;

/**
 * Does `work` again while the database is away: an answer that a provider was paid for is not given up for a restart.
 * The work must come out the same when it is done twice: a COMMIT may have taken effect although nobody heard of it.
 */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      const passes = error instanceof AppError && error.code === 'unavailable';
      if (!passes || performance.now() + pauseMs > giveUpAt) throw error;
      await sleep(pauseMs);
    }
  }
}
