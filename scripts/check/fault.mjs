/** @typedef {import('./migration-locks.mjs').Fault} Fault */

/** What stops others while it runs. @param {string} says @returns {Fault} */
export const locks = (says) => ({ says, accept: 'lock accepted' });

/**
 * What removes a thing that a running release uses.
 *
 * @param {string} what
 * @param {string} [instead] the way that is allowed
 * @returns {Fault}
 */
export const breaks = (what, instead) => ({
  says: `${what} breaks code that still runs${instead === undefined ? '' : `: ${instead}`}`,
  accept: 'contract',
});

/** What cannot work. @param {string} says @returns {Fault} */
export const never = (says) => ({ says, accept: null });
