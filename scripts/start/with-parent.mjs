/**
 * Preloaded into the server (`node --import`): it ends with the start that runs it. Whoever killed that took the database
 * away too, so there is nothing left to finish.
 */
process.once('disconnect', () => process.exit(1));
