/**
 * Preloaded into the server (`node --import`): it ends with the start that runs it. Whoever killed that took the database
 * away too, so there is nothing left to finish. Not by `exit`, which would wait for log lines that nobody reads any more.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
