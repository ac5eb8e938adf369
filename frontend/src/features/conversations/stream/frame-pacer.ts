/** Drawing may take a third of the time: what is written in must still find a free main thread. */
const REST = 2;
const CHEAP_MS = 6;

/**
 * Runs `flush` at most once a frame, and less often while drawing what it changed takes long (a table of thousands of
 * rows is read again with each of its rows).
 */
export function paced(flush: () => void): () => void {
  let scheduled = false;
  let restUntil = 0;

  function run(now: number) {
    if (now < restUntil) {
      requestAnimationFrame(run);
      return;
    }
    scheduled = false;
    const start = performance.now();
    flush();
    // React draws in a microtask or task after this one; a task behind it sees the time that took.
    setTimeout(() => {
      const cost = performance.now() - start;
      restUntil = cost > CHEAP_MS ? performance.now() + cost * REST : 0;
    }, 0);
  }

  return () => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(run);
  };
}
