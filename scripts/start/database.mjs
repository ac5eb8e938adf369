import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../postgres.mjs';
import { isAlive } from '../run/process.mjs';
import { Refusal, say } from '../run/say.mjs';

/**
 * Runs the embedded PostgreSQL below the data directory and starts it again when it dies; the server's pool reconnects.
 *
 * @param {{ dataDir: string, password: string }} options `password`: of `atrium_app`
 * @returns {Promise<{ environment: Record<string, string>, over: Promise<number>, stop: () => Promise<void> }>}
 *   `environment`: how to reach it; `over`: it died and could not be started again, as an exit code
 */
export async function runDatabase({ dataDir, password }) {
  // Room for several processes of this size, and for tools beside them (backend/src/kernel/db/pool-sizes.ts).
  const options = { dataDir: path.join(dataDir, 'postgres'), settings: { max_connections: 200 } };
  let server = await startPostgres(options).catch(refuse);
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
      say(error.message);
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

/** How to reach the database of the Atrium that runs on this data directory. */
export function runningDatabase({ dataDir, password }) {
  const home = path.join(dataDir, 'postgres');
  try {
    // The fourth line of PostgreSQL's own note is its port.
    const port = readFileSync(path.join(home, 'cluster/postmaster.pid'), 'utf8').split('\n')[3];
    return addresses(port, password, readFileSync(path.join(home, 'admin-password'), 'utf8').trim());
  } catch (error) {
    throw new Refusal(`Atrium is starting or stopping on ${dataDir}: try again in a moment.`, { cause: error });
  }
}

function addresses(port, password, adminPassword) {
  const url = (user, secret) => `postgres://${user}:${secret}@127.0.0.1:${port}/atrium`;
  return { DATABASE_URL: url('atrium_app', password), DATABASE_ADMIN_URL: url('postgres', adminPassword) };
}

/** What it says is meant for a person. */
function refuse(error) {
  throw new Refusal(error.message, { cause: error });
}
