/** A line for whoever started the script. */
export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/**
 * Ends the script with one clear message and no stack: it is for a person, who can do something about it.
 *
 * @param {string} message
 * @returns {never}
 */
export function giveUp(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** The same where something must be undone first: whoever undoes it gives up with the message. */
export class Refusal extends Error {}
