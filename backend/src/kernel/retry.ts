import { setTimeout as sleep } from 'node:timers/promises';

/** Exponential back-off. All times in milliseconds. */
export interface RetryOptions {
  firstMs: number;
  /** Each pause is so many times the one before. Default 2. */
  factor?: number;
  longestMs: number;
  /** It is given up when the next try would begin later than this after the first. */
  withinMs: number;
  /** False: this error will not pass. Default: every error may. */
  isTransient?: (error: unknown) => boolean;
  onRetry?: (error: unknown, pauseMs: number) => void;
}

/**
 * Does `work` again until it succeeds. It must come out the same when it is done twice: what failed may have taken effect.
 * @throws what the last try threw
 */
export async function retry<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { firstMs, factor = 2, longestMs, withinMs, isTransient = () => true, onRetry } = options;
  const giveUpAt = performance.now() + withinMs;
  for (let pauseMs = firstMs; ; pauseMs = Math.min(pauseMs * factor, longestMs)) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || performance.now() + pauseMs > giveUpAt) throw error;
      onRetry?.(error, pauseMs);
      await sleep(pauseMs);
    }
  }
}
