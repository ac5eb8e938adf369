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
import { bySuite } from './suites.mjs';

/** @param {string[]} filters parts of file paths; none: everything, checks included */
export async function test(filters) {
  endStagesOnSignal();
  const folder = mkdtempSync(path.join(tmpdir(), 'atrium-reports-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const env = await findRequirements();
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
  for (const run of [runVitest, runPlaywright]) {
    const sum = show(await run({ filters, env, folder }));
    ran += sum.passed + sum.failed;
    add(sum);
  }

  if (ran === 0) {
    say(`No test file matches ${filters.join(' ')}.`);
    total.failed += 1;
  }
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
