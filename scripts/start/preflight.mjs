import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { claim } from '../postgres/claim.mjs';
import { Refusal } from '../run/say.mjs';

/**
 * What must be free and writable before the start makes anything: the data directory, for this start alone, and the port.
 *
 * @returns {Promise<() => void>} gives the data directory back
 */
export async function preflight({ dataDir, host, port }) {
  const release = claimDataDir(dataDir);
  if (!(await isFree(host, port))) {
    release();
    throw new Refusal(
      `Port ${port} on ${host} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
    );
  }
  return release;
}

function claimDataDir(dataDir) {
  try {
    // Others may pass through, for the database server may be another user, but not list.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.W_OK);
    return claim(dataDir);
  } catch (error) {
    if (error.message.includes('in use')) throw new Refusal(error.message);
    throw new Refusal(
      `The data directory ${dataDir} cannot be written (${error.code}). Make it writable, or set DATA_DIR.`,
    );
  }
}

/** Looks for a second: a server whose start was killed ends by itself, but not at once. */
async function isFree(host, port) {
  for (let attempt = 0; ; attempt++) {
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
