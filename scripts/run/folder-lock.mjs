import { randomUUID } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identify, isAlive, readIfThere } from './process.mjs';
import { codeOf } from './thrown.mjs';

/**
 * Locks a folder for this process, by a file in it. A lock outlives kill -9, but names its process: once that has ended, the
 * next one takes the lock over at once. No library, because the packages are installed under this lock.
 *
 * @param {string} folder
 * @returns {() => void} gives the folder back; harmless when it is called again
 * @throws {NodeJS.ErrnoException} `EBUSY` where another process has it
 */
export function lockFolder(folder) {
  const draft = path.join(folder, `claim.${randomUUID()}`);
  writeFileSync(draft, identify(process.pid), { mode: 0o600 });
  try {
    return acquire(path.join(folder, 'claim'), draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * @param {string} file the lock: there while it is held, and after its holder was killed
 * @param {string} draft holds who we are. As a link it appears in the lock's place with its content or not at all, and fails
 *   where there is a lock
 * @returns {() => void}
 */
function acquire(file, draft) {
  while (!isLinked(draft, file)) {
    const holder = readIfThere(file);
    if (holder === null) continue;
    refuseWhileAlive(holder, path.dirname(file));
    // Of several processes that see the same dead holder, the slower one must not remove the lock of the faster one: the file
    // is removed under a lock of its own, and only while it still names the dead one. Nobody else takes it away then.
    const release = acquire(`${file}.stale`, draft);
    try {
      if (readIfThere(file) === holder) rmSync(file, { force: true });
    } finally {
      release();
    }
  }
  let held = true;
  return () => {
    if (held) rmSync(file, { force: true });
    held = false;
  };
}

/**
 * @param {string} draft
 * @param {string} file
 * @returns {boolean} false: the file is there already
 */
function isLinked(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} holder
 * @param {string} folder
 */
function refuseWhileAlive(holder, folder) {
  const pid = Number.parseInt(holder, 10);
  if (Number.isNaN(pid) || !isAlive(pid) || identify(pid) !== holder) return;
  throw Object.assign(
    new Error(`The data in ${folder} is in use by a running Atrium (process ${pid}). Stop it first.`),
    { code: 'EBUSY' },
  );
}
