import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { installPackages } from '../run/packages.mjs';
import { root } from '../run/paths.mjs';
import { giveUp, say } from '../run/say.mjs';

/**
 * @typedef {object} Requirement
 * @property {string} what
 * @property {string} package of Debian and Ubuntu
 * @property {() => string | undefined} find
 * @property {boolean} [optional] the tests run without it too, but slower
 */

/**
 * Real servers and a real browser: what is not on the machine is installed where that is allowed, and never left out.
 *
 * @type {Requirement[]}
 */
const requirements = [
  { what: 'Redis', package: 'redis-server', find: () => findProgram('redis-server') },
  { what: 'nginx', package: 'nginx', find: () => findProgram('nginx') },
  // Chromium without a window: it needs half of the processor's time.
  { what: 'a headless shell', package: 'chromium-headless-shell', find: findHeadlessShell, optional: true },
  { what: 'Chromium', package: 'chromium', find: findChromium },
];

/** @returns {Promise<NodeJS.ProcessEnv>} what the tests need to know: PATH with the servers, the browser's place */
export async function findRequirements() {
  const missing = requirements.filter(({ find }) => !find());
  if (missing.length > 0) install(missing);
  // The other versions of PostgreSQL that isolation is tested on.
  await installPackages(path.join(root, 'tests/postgres-versions'));
  return { CHROMIUM_PATH: findChromium(), PATH: searchPath().join(path.delimiter) };
}

function install(/** @type {Requirement[]} */ missing) {
  if (process.getuid?.() === 0 && findProgram('apt-get')) {
    if (missing.some(({ optional }) => !optional)) apt('update');
    for (const requirement of missing) {
      // With the shell there is a Chromium. Not every release has the shell.
      if (requirement.find() || (requirement.optional && !isInRegistry(requirement.package))) continue;
      say(`Installing ${requirement.package} …`);
      apt('install', '--yes', '--no-install-recommends', requirement.package);
    }
  }
  const still = missing.filter((requirement) => !requirement.optional && !requirement.find());
  if (still.length > 0) {
    const command = `apt-get install -y ${still.map((requirement) => requirement.package).join(' ')}`;
    giveUp(
      `The tests need ${still.map(({ what }) => what).join(' and ')}. On Debian or Ubuntu, as root: apt-get update && ${command}\n` +
        'A Chromium or Chrome elsewhere: CHROMIUM_PATH=/path/to/it npm test',
    );
  }
}

/** Whether apt knows the package. */
function isInRegistry(/** @type {string} */ name) {
  return spawnSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0;
}

function apt(/** @type {string[]} */ ...args) {
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function findChromium() {
  if (process.env.CHROMIUM_PATH) return isProgram(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : undefined;
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const own = chromium.executablePath();
  return names.map(findProgram).find(Boolean) ?? (existsSync(own) ? own : undefined);
}

/** Or whatever was named instead of it. */
function findHeadlessShell() {
  return process.env.CHROMIUM_PATH ?? findProgram('chromium-headless-shell');
}

function findProgram(/** @type {string} */ name) {
  return searchPath()
    .map((folder) => path.join(folder, name))
    .find(isProgram);
}

/** Servers live where an ordinary user's PATH often does not look. */
function searchPath() {
  return [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin'];
}

function isProgram(/** @type {string} */ file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the same to whoever looks for it.
    return false;
  }
}
