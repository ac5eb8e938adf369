/**
 * What a test file proves, by where it stands; the first that fits.
 *
 * @type {[name: string, files: RegExp][]}
 */
const suites = [
  ['catalogue', /^tests\/isolation\/catalogue/u],
  ['matrix', /^tests\/isolation\/matrix/u],
  ['routes', /^tests\/isolation\/routes/u],
  ['programs', /^tests\/isolation\/programs/u],
  ['isolation', /^tests\/isolation\//u],
  ['hostile', /^tests\/hostile\//u],
  ['faults', /^tests\/faults\//u],
  ['ops', /^tests\/ops\//u],
  ['browser', /^tests\/e2e\//u],
];

/** @param {string} file from the root of the checkout */
export function suiteOf(file) {
  return suites.find(([, pattern]) => pattern.test(file))?.[0] ?? 'unit';
}

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed a test that was skipped has failed: nothing here may be left out silently
 * @property {number} seconds
 */

/** Adds up per suite. @param {(Count & { file: string })[]} files @returns {Map<string, Count>} */
export function bySuite(files) {
  /** @type {Map<string, Count>} */
  const counts = new Map();
  for (const { file, passed, failed, seconds } of files) {
    const suite = suiteOf(file);
    const sum = counts.get(suite) ?? { passed: 0, failed: 0, seconds: 0 };
    counts.set(suite, { passed: sum.passed + passed, failed: sum.failed + failed, seconds: sum.seconds + seconds });
  }
  return counts;
}
