/**
 * What asks a program to end: Ctrl-C, `kill`, a terminal that closes.
 *
 * @type {readonly NodeJS.Signals[]}
 */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
