/** Pause after a slow render, in render times: rendering takes at most a third of the main thread, so that typing stays fluent. */
const PAUSE_FACTOR = 2;
/** Renders that take no longer are followed by no pause. */
const CHEAP_MS = 6;

/**
 * Throttles `flush` to one run per frame, and to fewer while rendering its changes takes longer than `CHEAP_MS` (such as a
 * table of thousands of rows).
 */
export function throttled(flush: () => void): () => void {
  let scheduled = false;
  let pausedUntil = 0;

  function run(now: number) {
    if (now < pausedUntil) {
      requestAnimationFrame(run);
      return;
    }
    scheduled = false;
    const start = performance.now();
    flush();
    // React renders in a microtask or task after this one; a task queued now runs after it and can measure it.
    setTimeout(() => {
      const cost = performance.now() - start;
      pausedUntil = cost > CHEAP_MS ? performance.now() + cost * PAUSE_FACTOR : 0;
    }, 0);
  }

  return () => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(run);
  };
}
