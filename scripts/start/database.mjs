import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../postgres.mjs';
import { isAlive } from '../run/process.mjs';
import { Refusal, say } from '../run/say.mjs';
import { messageOf } from '../run/thrown.mjs';

/**
 * @typedef {object} Where
 * @property {string} dataDir
 * @property {string} password of `atrium_app`
 */

/**
 * Runs the embedded PostgreSQL below the data directory and starts it again when it dies; the server's pool reconnects.
 *
 * @param {Where} where
 * @returns {Promise<{ environment: Record<string, string>, over: Promise<number>, stop: () => Promise<void> }>}
 *   `environment`: how to reach it; `over`: it died and could not be started again, as an exit code
 */
export async function runDatabase({ dataDir, password }) {
  // Room for several processes of this size, and for tools beside them (backend/src/kernel/db/pool-sizes.ts).
  const options = { dataDir: path.join(dataDir, 'postgres'), settings: { max_connections: 200 } };
  // What it says is meant for a person.
  let server = await startPostgres(options).catch((error) => {
    throw new Refusal(messageOf(error), { cause: error });
  });
  let stopping = false;

  async function keepRunning() {
    for (;;) {
      while (isAlive(server.pid)) await sleep(250, undefined, { ref: false });
      if (stopping) return 0;
      say('The database ended by itself; starting it again.');
      await server.stop();
      server = await startPostgres({ ...options, port: server.port });
    }
  }

  return {
    environment: addresses(server.port, password, new URL(server.adminUrl).password),
    over: keepRunning().catch((error) => {
      say(messageOf(error));
      return 1;
    }),
    async stop() {
      stopping = true;
      const impatient = setTimeout(() => void server.stop({ mode: 'immediate' }), 1_000);
      await server.stop();
      clearTimeout(impatient);
    },
  };
}

/**
 * How to reach the database of the Atrium that runs on this data directory.
 *
 * @param {Where} where
 */
export function runningDatabase({ dataDir, password }) {
  const home = path.join(dataDir, 'postgres');
  try {
    // The fourth line of PostgreSQL's own note is its port.
    const [, , , port] = readFileSync(path.join(home, 'cluster/postmaster.pid'), 'utf8').split('\n');
    return addresses(Number(port), password, readFileSync(path.join(home, 'admin-password'), 'utf8').trim());
  } catch (error) {
    throw new Refusal(`Atrium is starting or stopping on ${dataDir}: try again in a moment.`, { cause: error });
  }
}

/**
 * @param {number} port
 * @param {string} password
 * @param {string} adminPassword
 */
function addresses(port, password, adminPassword) {
  const url = (/** @type {string} */ user, /** @type {string} */ secret) =>
    `postgres://${user}:${secret}@127.0.0.1:${port}/atrium`;
  return { DATABASE_URL: url('atrium_app', password), DATABASE_ADMIN_URL: url('postgres', adminPassword) };
}
