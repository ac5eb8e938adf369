import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../postgres.mjs';
import { Refusal, say } from '../run/say.mjs';

/**
 * Runs the embedded PostgreSQL below the data directory and starts it again when it dies; the server's pool reconnects.
 *
 * @param {{ dataDir: string, password: string }} options `password`: of `atrium_app`
 * @returns {Promise<{ url: string, adminUrl: string, over: Promise<number>, stop: () => Promise<void> }>} `over`: it died
 *   and could not be started again, as an exit code
 */
export async function runDatabase({ dataDir, password }) {
  const options = { dataDir: path.join(dataDir, 'postgres') };
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

  const url = (user, secret) => `postgres://${user}:${secret}@127.0.0.1:${server.port}/atrium`;
  return {
    url: url('atrium_app', password),
    adminUrl: url('postgres', new URL(server.adminUrl).password),
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

/** What it says is meant for a person. */
function refuse(error) {
  throw new Refusal(error.message, { cause: error });
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    // No such process: it has ended, and Node has seen its end.
    return false;
  }
}
