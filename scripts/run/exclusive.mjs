import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockFolder } from './folder-lock.mjs';
import { cache } from './paths.mjs';
import { say } from './say.mjs';
import { codeOf } from './thrown.mjs';

/**
 * Runs `work` while no other script of this checkout runs the same: two starts must not install or build over each
 * other. The second waits, and usually finds nothing left to do.
 *
 * @template T
 * @param {string} name of the work, e.g. `install`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function runExclusive(name, work) {
  const folder = path.join(cache, name);
  mkdirSync(folder, { recursive: true });
  const release = await lockWhenFree(folder, name);
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function lockWhenFree(folder, name) {
  for (let waited = 0; ; waited++) {
    try {
      return lockFolder(folder);
    } catch (error) {
      if (codeOf(error) !== 'EBUSY') throw error;
      if (waited === 5) say(`Another start is at work (${name}); waiting for it.`);
      await sleep(200);
    }
  }
}
