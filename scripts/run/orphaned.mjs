/**
 * Calls `then` once the program that waits for this one is gone without a word: `npm` was killed, or the script that
 * handed over to Node 24. Nobody would be left to stop us. Started by hand, we may outlive the shell.
 *
 * @param {() => void} then
 */
export function whenOrphaned(then) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    then();
  }, 500);
  watch.unref();
}
