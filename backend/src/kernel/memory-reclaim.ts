import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';

const megabyte = 1024 * 1024;
/** Bytes of resident memory that a process may keep without being asked for them. */
const keptFreely = 400 * megabyte;
/** Bytes above what was left the last time; for less nothing is done. */
const worthwhile = 64 * megabyte;

/** Milliseconds between two looks at how busy the event loop is: a burst is slowed down for no longer. */
const lookEveryMs = 200;
/** Share of a look's time in which the event loop works. */
const busyAbove = 0.5;
/** A peak is over after so many milliseconds in which the event loop worked for less than this share. */
const quietMs = 20_000;
const quietBelow = 0.25;
/** Milliseconds in which V8 gives back what it can; it needs about five. */
const savingMs = 20_000;

/**
 * Gives the memory of a peak back to the system once the peak is over.
 *
 * V8 keeps what its heap grew to: freed pages stay in a pool until a collection that finds the process idle, which does not
 * come while a few requests a second go on. In its memory-saver mode it collects often and returns pages at once, at more
 * than twice the CPU time a request. So that mode is on for a while when a peak is over and there is nothing to slow down,
 * and off as soon as there is (docs/adr/0015-memory.md).
 *
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
  /** Whether a stretch of time ends now in which there was little to do. */
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
      // One that was cut short is tried again.
      if (!isBusy) leftOver = process.memoryUsage.rss();
    } else if (wasQuiet && !isBusy) {
      const resident = process.memoryUsage.rss();
      if (resident > keptFreely && resident > leftOver + worthwhile) setSaving(at);
    }
  };
  setInterval(look, lookEveryMs).unref();
}
