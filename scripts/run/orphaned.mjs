/**
 * Ends this script in order (SIGTERM) once the program that waits for it is gone without a word: `npm` was killed, or the
 * script that handed over to Node 24. Nobody would be left to stop us. Started by hand, we may outlive the shell.
 */
export function endWhenOrphaned() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
