import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../run/paths.mjs';
import { say } from '../run/say.mjs';
import { runStage } from '../run/stage.mjs';

/**
 * Runs vitest on what `filters` match and reads its report.
 *
 * @param {{ filters: string[], env: NodeJS.ProcessEnv, folder: string }} options
 * @returns {Promise<{ ok: boolean, output: string, files: (import('./suites.mjs').Count & { file: string })[] }>}
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

/** The same for the browser's tests. */
export async function runPlaywright({ filters, env, folder }) {
  const reportFile = path.join(folder, 'browser.json');
  const { ok, output } = await runStage({
    name: 'browser',
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile },
    command: ['playwright', 'test', '--pass-with-no-tests', '--forbid-only', '--reporter=list,json', ...filters],
  });
  return { ok, output, files: read(reportFile, fromPlaywright) };
}

function read(reportFile, convert) {
  return existsSync(reportFile) ? convert(JSON.parse(readFileSync(reportFile, 'utf8'))) : [];
}

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
