import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockFolder } from '../run/folder-lock.mjs';
import { makeFolder } from '../postgres/make-folder.mjs';
import { Refusal } from '../run/say.mjs';
import { codeOf, messageOf } from '../run/thrown.mjs';

/**
 * The data directory, for this start alone.
 *
 * @param {string} dataDir
 * @returns {() => void} gives it back
 */
export function takeDataDir(dataDir) {
  try {
    // Others may pass through, for the database server may be another user, but not list.
    makeFolder(path.resolve(dataDir), 0o711);
    accessSync(dataDir, constants.W_OK);
    return lockFolder(dataDir);
  } catch (error) {
    if (codeOf(error) === 'EBUSY') throw new Refusal(messageOf(error), { cause: error });
    throw new Refusal(
      `The data directory ${dataDir} cannot be written (${codeOf(error)}). Make it writable, or set DATA_DIR.`,
    );
  }
}

/**
 * Refuses a port that another program has.
 *
 * @param {{ host: string, port: number }} address
 */
export async function checkPort({ host, port }) {
  if (await isFree(host, port)) return;
  const advice = `Stop it, or choose another: PORT=${port + 1} npm start`;
  throw new Refusal(`Port ${port} on ${host} is taken by another program. ${advice}`);
}

/**
 * Looks for a second: a server whose start was killed ends by itself, but not at once.
 *
 * @param {string} host
 * @param {number} port
 */
async function isFree(host, port) {
  for (let attempt = 0; ; attempt++) {
    /** @type {PromiseWithResolvers<NodeJS.ErrnoException | null>} */
    const { promise, resolve } = Promise.withResolvers();
    const probe = createServer().once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
    const error = await promise;
    if (error === null) return true;
    if (error.code !== 'EADDRINUSE')
      throw new Refusal(`The start cannot listen on ${host} port ${port}: ${error.message}`);
    if (attempt === 10) return false;
    await sleep(100);
  }
}
