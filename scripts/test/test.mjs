import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checks } from '../check/stages.mjs';
import { say } from '../run/say.mjs';
import { endStagesOnSignal, report, runStage } from '../run/stage.mjs';
import { explain } from '../run/thrown.mjs';
import { buildPages } from '../start/pages.mjs';
import { findRequirements } from './requirements.mjs';
import { runPlaywright, runVitest } from './runners.mjs';
import { byFeature, measureSlowness, overBudget, slowest } from './durations.mjs';
import { bySuite } from './suites.mjs';

/** @param {string[]} filters parts of file paths; none: everything, checks included */
export async function test(filters) {
  endStagesOnSignal();
  const folder = mkdtempSync(path.join(tmpdir(), 'atrium-reports-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const env = await findRequirements();
  const slowness = measureSlowness();
  const total = { passed: 0, failed: 0 };
  const add = (/** @type {{ passed: number, failed: number }} */ { passed, failed }) => {
    total.passed += passed;
    total.failed += failed;
  };

  const outcomes = filters.length === 0 ? await Promise.all(checks().map(runStage)) : [];
  for (const outcome of [...outcomes, await pages()]) {
    report(outcome);
    add({ passed: Number(outcome.ok), failed: Number(!outcome.ok) });
  }
  let ran = 0;
  /** @type {import('./durations.mjs').TestTime[]} */
  const times = [];
  const selection = { filters, env, folder };
  // These run one file at a time and mostly wait, for servers to stop and start: they do so beside all others.
  const serial = runVitest(selection, ['serial']);
  for (const run of [() => runVitest(selection, ['parallel', 'pages']), () => runPlaywright(selection), () => serial]) {
    const outcome = await run();
    times.push(...outcome.tests);
    const sum = show(outcome);
    ran += sum.passed + sum.failed;
    add(sum);
  }

  if (ran === 0) {
    say(`No test file matches ${filters.join(' ')}.`);
    total.failed += 1;
  }
  if (filters.length === 0) total.failed += showTimes(times, slowness);
  say(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

/**
 * What the browser is shown.
 *
 * @returns {Promise<import('../run/stage.mjs').Outcome>}
 */
async function pages() {
  const begun = performance.now();
  const output = await buildPages().then(() => '', explain);
  return { name: 'pages', ok: output === '', seconds: (performance.now() - begun) / 1000, output };
}

/**
 * A line a suite, and what the runner said where something failed.
 *
 * @param {import('./runners.mjs').Run} run
 * @returns {{ passed: number, failed: number }}
 */
function show({ ok, output, files }) {
  const sum = { passed: 0, failed: 0 };
  for (const [name, { passed, failed, seconds }] of bySuite(files)) {
    sum.passed += passed;
    sum.failed += failed;
    report(
      { name, ok: failed === 0, seconds, output: '' },
      `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`,
    );
  }
  // Whatever the runner minded beside its tests (an error nobody caught, a report it could not write) is a failure too.
  if (!ok && sum.failed === 0) sum.failed = 1;
  if (sum.failed > 0) say(`\n${output.trim()}\n`);
  return sum;
}

/**
 * The slowest tests, the time of each feature, and what takes longer than it may.
 *
 * @param {readonly import('./durations.mjs').TestTime[]} times
 * @param {number} slowness
 * @returns {number} how many budgets were passed
 */
function showTimes(times, slowness) {
  say(`\nThe slowest tests:\n${slowest(times, 20).join('\n')}`);
  const features = byFeature(times);
  const lines = [...features].map(([feature, seconds]) => `${seconds.toFixed(1).padStart(6)} s  ${feature}`);
  say(`\nThe tests of each feature:\n${lines.join('\n')}`);
  const passed = overBudget(features, slowness);
  if (passed.length > 0)
    say(`\nBudgets passed (this machine counts as ${slowness.toFixed(1)} × slower):\n${passed.join('\n')}`);
  return passed.length;
}
