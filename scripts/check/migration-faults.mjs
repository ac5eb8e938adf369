/** @typedef {import('./migration-locks.mjs').Fault} Fault */

/** Stops the users of a large table. @param {string} says @returns {Fault} */
export const locks = (says) => ({ says, accept: 'lock accepted' });

/** @param {string} what a statement without which running code works no longer @param {string} [instead] @returns {Fault} */
export const breaks = (what, instead) => ({
  says: `${what} breaks code that still runs${instead === undefined ? '' : `: ${instead}`}`,
  accept: 'contract',
});

/** Cannot be accepted. @param {string} says @returns {Fault} */
export const never = (says) => ({ says, accept: null });
