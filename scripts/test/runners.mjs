import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../run/paths.mjs';
import { say } from '../run/say.mjs';
import { runStage } from '../run/stage.mjs';

/**
 * @typedef {object} Selection
 * @property {string[]} filters parts of file paths; none: everything
 * @property {NodeJS.ProcessEnv} env
 * @property {string} folder for reports
 *
 * @typedef {import('./suites.mjs').Count & { file: string }} FileCount
 *
 * @typedef {object} Run
 * @property {boolean} ok
 * @property {string} output
 * @property {FileCount[]} files
 * @property {import('./durations.mjs').TestTime[]} tests
 */

/**
 * Runs what `filters` match of some projects of `vitest.config.ts`, and reads its report.
 *
 * @param {Selection} selection
 * @param {string[]} projects
 * @returns {Promise<Run>}
 */
export async function runVitest({ filters, env, folder }, projects) {
  const reportFile = path.join(folder, `${projects.join('-')}.json`);
  const { ok, output } = await runStage({
    name: 'tests',
    env,
    command: [
      'vitest',
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      ...filters,
    ],
  });
  return { ok, output, ...read(reportFile, fromVitest) };
}

/**
 * The same for the browser's tests.
 *
 * @param {Selection} selection
 * @returns {Promise<Run>}
 */
export async function runPlaywright({ filters, env, folder }) {
  const reportFile = path.join(folder, 'browser.json');
  const { ok, output } = await runStage({
    name: 'browser',
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile },
    command: ['playwright', 'test', '--pass-with-no-tests', '--forbid-only', '--reporter=list,json', ...filters],
  });
  return { ok, output, ...read(reportFile, fromPlaywright) };
}

/** @typedef {Pick<Run, 'files' | 'tests'>} Report */

/**
 * @template Raw
 * @param {string} reportFile
 * @param {(report: Raw) => Report} convert
 * @returns {Report}
 */
function read(reportFile, convert) {
  return existsSync(reportFile) ? convert(JSON.parse(readFileSync(reportFile, 'utf8'))) : { files: [], tests: [] };
}

/**
 * @typedef {object} VitestFile
 * @property {string} name
 * @property {string} status
 * @property {{ status: string, fullName: string, duration?: number }[]} assertionResults durations in milliseconds
 * @property {number} startTime milliseconds, as the next one
 * @property {number} endTime
 *
 * @param {{ testResults: VitestFile[] }} report
 * @returns {Report}
 */
function fromVitest({ testResults }) {
  const files = testResults.map(({ name, status, assertionResults, startTime, endTime }) => {
    const passed = assertionResults.filter((test) => test.status === 'passed').length;
    const failed = assertionResults.length - passed;
    return {
      file: path.relative(root, name),
      passed,
      // A file that could not even be loaded has no tests, and has failed.
      failed: failed === 0 && status === 'failed' ? 1 : failed,
      seconds: (endTime - startTime) / 1000,
    };
  });
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration = 0 }) => ({
      file: path.relative(root, name),
      title: fullName,
      seconds: duration / 1000,
    })),
  );
  return { files, tests };
}

/**
 * @typedef {object} PlaywrightSuite
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title: string, file: string, tests: { projectName: string, results: { duration: number }[] }[] }[]} specs
 *
 * @typedef {{ expected: number, unexpected: number, skipped: number, flaky: number, duration: number }} PlaywrightStats
 *
 * @param {{ stats: PlaywrightStats, suites: PlaywrightSuite[] }} report durations in milliseconds
 * @returns {Report}
 */
function fromPlaywright({ stats, suites }) {
  if (stats.flaky > 0) say(`${stats.flaky} browser tests passed only at their second try: see the list of flaky ones.`);
  const all = {
    file: 'tests/e2e/',
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + stats.skipped,
    seconds: stats.duration / 1000,
  };
  return { files: [all], tests: suites.flatMap(timesOf) };
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {import('./durations.mjs').TestTime[]}
 */
function timesOf({ suites = [], specs }) {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ projectName, results }) => ({
      file: `tests/e2e/${path.basename(file)}`,
      title: `${title} [${projectName}]`,
      seconds: results.reduce((sum, { duration }) => sum + duration, 0) / 1000,
    })),
  );
  return [...own, ...suites.flatMap(timesOf)];
}
