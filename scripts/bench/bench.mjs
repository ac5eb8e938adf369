import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../run/paths.mjs';
import { giveUp, say } from '../run/say.mjs';
import { buildPages } from '../start/pages.mjs';
import { table } from './table.mjs';

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {number} value
 * @property {string} unit
 * @property {number} [reference] of the same unit, measured in the same run
 * @property {number} [ratio]
 * @property {string} [must]
 * @property {boolean} [ok] whether it does what it must
 */

const folder = path.join(root, 'tests/bench');

/**
 * Runs every `tests/bench/*.bench.ts`, one after another, each in a process of its own, and prints one table.
 *
 * @param {string[]} filters parts of file names; none: all
 */
export async function bench(filters) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.bench.ts'))
    .filter((name) => filters.length === 0 || filters.some((filter) => name.includes(filter)));
  if (files.length === 0) giveUp(`No benchmark matches ${filters.join(' ')}.`);
  await buildPages();
  const rows = [];
  for (const file of files) {
    say(`${file} …`);
    rows.push(...(await measure(path.join(folder, file))));
  }
  say(table(rows));
  const missed = rows.filter(({ ok }) => ok === false);
  say(missed.length === 0 ? 'Everything does what it must.' : `Not what it must be: ${missed.length}`);
  process.exit(missed.length === 0 ? 0 : 1);
}

/**
 * @param {string} file
 * @returns {Promise<Row[]>} a benchmark that fails is a row that says so
 */
function measure(file) {
  const child = fork(path.join(root, 'scripts/bench/one.mjs'), [file], { cwd: root });
  return new Promise((resolve) => {
    /** @type {Row[]} */
    let rows = [{ what: `${path.basename(file)} did not finish`, value: Number.NaN, unit: '', ok: false }];
    child.on('message', (measured) => {
      rows = /** @type {Row[]} */ (measured);
    });
    child.once('exit', () => resolve(rows));
  });
}
