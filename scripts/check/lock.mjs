import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../run/paths.mjs';
import { giveUp, say } from '../run/say.mjs';

/**
 * npm leaves optional packages of other machines out of the lock file when the registry it asks does not know them, and then
 * `npm ci` refuses on a machine where it does (npm/cli#4828). Named by version and platform they are in nobody's way.
 *
 *   node scripts/check/lock.mjs [--write]
 */

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {Record<string, LockedPackage>} Packages those of a lock file, by place (`node_modules/…`)
 *
 * @typedef {object} Gap
 * @property {string} name
 * @property {string} version
 * @property {boolean | undefined} dev
 */

/**
 * Every package that another one names as optional and the lock does not know.
 *
 * @param {Packages} packages
 * @returns {Gap[]}
 */
export function missingPackages(packages) {
  return Object.entries(packages).flatMap(([place, from]) =>
    Object.entries(from.optionalDependencies ?? {})
      .filter(([name]) => !isKnown(packages, place, name))
      .map(([name, version]) => ({ name, version, dev: from.dev })),
  );
}

/**
 * As Node looks it up: beside the package that names it, then upwards.
 *
 * @param {Packages} packages
 * @param {string} place
 * @param {string} name
 */
function isKnown(packages, place, name) {
  for (let folder = place; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/u, '')) {
    if (packages[path.posix.join(folder, 'node_modules', name)]) return true;
    if (!folder.includes('node_modules/')) return packages[`node_modules/${name}`] !== undefined;
  }
}

/**
 * What npm itself would have written, but for the checksum. The platform stands in the name.
 *
 * @param {Gap} gap
 */
function entryOf({ name, version, dev }) {
  const words = name.split(/[/-]/u);
  const cpu = processors.find((processor) => words.includes(processor));
  const os = systems.find((system) => words.includes(system));
  if (!cpu || !/^\d/u.test(version)) throw new Error(`no platform in the name ${name}@${version}`);
  const libc = /musl/u.test(name) ? ['musl'] : /gnu/u.test(name) ? ['glibc'] : undefined;
  return { version, cpu: [cpu], ...(dev && { dev }), ...(libc && { libc }), optional: true, ...(os && { os: [os] }) };
}

if (process.argv[1] === import.meta.filename) {
  const file = path.join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingPackages(lock.packages);
  if (missing.length === 0) {
    say('the lock file names the packages of every platform');
  } else if (process.argv.includes('--write')) {
    for (const gap of missing) lock.packages[`node_modules/${gap.name}`] = entryOf(gap);
    lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')));
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
    say(`added ${missing.length} packages of other platforms`);
  } else {
    const names = missing.map(({ name }) => name).join(', ');
    giveUp(`package-lock.json lacks ${names}. Run: node scripts/check/lock.mjs --write`);
  }
}
