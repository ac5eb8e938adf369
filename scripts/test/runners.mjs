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
 */

/**
 * Runs vitest on what `filters` match and reads its report.
 *
 * @param {Selection} selection
 * @returns {Promise<Run>}
 */
export async function runVitest({ filters, env, folder }) {
  const reportFile = path.join(folder, 'tests.json');
  const { ok, output } = await runStage({
    name: 'tests',
    env,
    command: [
      'vitest',
      'run',
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      ...filters,
    ],
  });
  return { ok, output, files: read(reportFile, fromVitest) };
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
  return { ok, output, files: read(reportFile, fromPlaywright) };
}

/**
 * @template Report
 * @param {string} reportFile
 * @param {(report: Report) => FileCount[]} convert
 */
function read(reportFile, convert) {
  return existsSync(reportFile) ? convert(JSON.parse(readFileSync(reportFile, 'utf8'))) : [];
}

/**
 * @typedef {object} VitestFile
 * @property {string} name
 * @property {string} status
 * @property {{ status: string }[]} assertionResults
 * @property {number} startTime milliseconds, as the next one
 * @property {number} endTime
 *
 * @param {{ testResults: VitestFile[] }} report
 * @returns {FileCount[]}
 */
function fromVitest({ testResults }) {
  return testResults.map(({ name, status, assertionResults, startTime, endTime }) => {
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
}

/**
 * @param {{ stats: { expected: number, unexpected: number, skipped: number, flaky: number, duration: number } }} report
 * @returns {FileCount[]}
 */
function fromPlaywright({ stats }) {
  if (stats.flaky > 0) say(`${stats.flaky} browser tests passed only at their second try: see the list of flaky ones.`);
  return [
    {
      file: 'tests/e2e/',
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + stats.skipped,
      seconds: stats.duration / 1000,
    },
  ];
}
