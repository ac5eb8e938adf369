import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { programs, root } from './paths.mjs';
import { giveUp, say } from './say.mjs';
import { endingSignals } from './signals.mjs';
import { runExclusive } from './exclusive.mjs';

/**
 * What npm writes of a package.
 *
 * @typedef {object} Package
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 */

/** Installs the packages of the lock file in `folder` unless exactly those are there. */
export async function installPackages(folder = root) {
  if (areInstalled(folder)) return;
  await runExclusive('install', async () => {
    if (areInstalled(folder)) return;
    say('Installing packages (about a minute, only when the lock file changed) …');
    const code = await npmCi(folder);
    if (code !== 0)
      giveUp(`The packages could not be installed (npm ci ended with ${code}); npm's own words stand above.`);
  });
}

/**
 * Compares the lock file with npm's own record of what it put there, which it writes last: an install that was killed
 * half-way has none. Optional packages of other machines are not there; one that is there must be the right one.
 */
function areInstalled(/** @type {string} */ folder) {
  const record = path.join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(path.join(folder, 'package-lock.json'))).every(([place, wanted]) => {
    if (!place.startsWith('node_modules/')) return true;
    const there = installed[place];
    if (!there) return wanted.optional === true || wanted.devOptional === true;
    return there.version === wanted.version && there.integrity === wanted.integrity;
  });
}

/**
 * The packages of a lock file, by place.
 *
 * @param {string} file
 * @returns {Record<string, Package>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * By the `npm` and `node` of the system: `npm ci` deletes the ones in `node_modules` first. It ends with us, however we end:
 * the next start begins anew, and two of them would delete each other's work.
 *
 * @param {string} folder
 * @returns {Promise<number | string>} exit code, or the signal that ended it
 */
function npmCi(folder) {
  const PATH = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((entry) => path.resolve(entry) !== programs)
    .join(path.delimiter);
  const dieWithParent =
    spawnSync('setpriv', ['--version']).status === 0 ? ['setpriv', '--pdeathsig', 'KILL', '--'] : [];
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const [program = 'npm', ...args] = [...dieWithParent, 'npm', 'ci', ...options];
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH },
  });
  const interrupt = () => child.kill('SIGKILL');
  for (const signal of endingSignals) process.on(signal, interrupt);
  return new Promise((resolve) => {
    child.once('error', (error) =>
      giveUp(`npm cannot be run (${error.message}). Install Node.js with npm, 20 or newer.`),
    );
    child.once('exit', (code, signal) => {
      for (const name of endingSignals) process.off(name, interrupt);
      resolve(signal ?? code ?? 1);
    });
  });
}
