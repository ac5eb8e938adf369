import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';

const megabyte = 1024 * 1024;
/** Bytes of resident memory that are never reclaimed. */
const keptFreely = 400 * megabyte;
/** Bytes above what the last run left over; for less nothing is done. */
const worthwhile = 64 * megabyte;

/** Milliseconds between two measurements of the event loop, and so the longest time that a burst is slowed down. */
const lookEveryMs = 200;
/** Utilization of the event loop (0 to 1) above which it counts as busy. */
const busyAbove = 0.5;
/** A peak is over after `quietMs` milliseconds with a utilization below `quietBelow`. */
const quietMs = 20_000;
const quietBelow = 0.25;
/** Milliseconds for which the memory-saver mode is on; V8 needs about five seconds. */
const savingMs = 20_000;

/**
 * Returns the memory of a peak to the system once the peak is over.
 * V8 keeps freed pages of its heap in a pool until a collection that finds the process idle, which does not happen while a few
 * requests a second go on. In its memory-saver mode it collects often and returns pages at once, at more than twice the CPU
 * time for each request. The mode is therefore turned on for a while when a peak is over, and off as soon as the process is
 * busy (docs/adr/0015-memory.md).
 * @param quietFor milliseconds
 */
export function reclaimMemoryAfterPeaks(quietFor = quietMs): void {
  let lastLook = performance.eventLoopUtilization();
  let stretch = { since: performance.now(), utilization: lastLook };
  let savingSince: number | null = null;
  let leftOver = 0;

  const setSaving = (since: number | null) => {
    savingSince = since;
    setFlagsFromString(since === null ? '--no-memory-saver-mode' : '--memory-saver-mode');
  };
  /** Whether a quiet period ends now. */
  const endsQuietly = (at: number, now: EventLoopUtilization): boolean => {
    if (at - stretch.since < quietFor) return false;
    const { utilization } = performance.eventLoopUtilization(now, stretch.utilization);
    stretch = { since: at, utilization: now };
    return utilization < quietBelow;
  };
  const look = () => {
    const at = performance.now();
    const now = performance.eventLoopUtilization();
    const isBusy = performance.eventLoopUtilization(now, lastLook).utilization > busyAbove;
    const wasQuiet = endsQuietly(at, now);
    lastLook = now;
    if (savingSince !== null) {
      if (!isBusy && at - savingSince < savingMs) return;
      setSaving(null);
      // A run that was cut short is repeated.
      if (!isBusy) leftOver = process.memoryUsage.rss();
    } else if (wasQuiet && !isBusy) {
      const resident = process.memoryUsage.rss();
      if (resident > keptFreely && resident > leftOver + worthwhile) setSaving(at);
    }
  };
  setInterval(look, lookEveryMs).unref();
}
