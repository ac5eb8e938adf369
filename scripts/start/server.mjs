import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cache, root } from '../run/paths.mjs';
import { say } from '../run/say.mjs';

const withParent = path.join(root, 'scripts/start/with-parent.mjs');
const entry = path.join(root, 'backend/src/main.ts');

/** So many deaths within a minute are no accident any more. */
const manyDeaths = 5;

/**
 * Runs the server and starts it again when it dies, unless it never came up.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [options] of Node itself
 * @returns {{ over: Promise<number>, stop: (patienceMs: number) => Promise<void> }} `over`: why nobody tries again, as an
 *   exit code; `stop` lets it finish its running answers, so long at most
 */
export function runServer(env, options = []) {
  /** @type {import('node:child_process').ChildProcess} */
  let child;
  let stopping = false;

  async function keepRunning() {
    /** @type {number[]} */
    const deaths = [];
    while (!stopping) {
      const { ready, code, signal } = await runOnce();
      if (stopping) break;
      if (!ready) return code ?? 1;
      deaths.push(Date.now());
      if (deaths.filter((at) => at > Date.now() - 60_000).length >= manyDeaths) {
        say(`The server ended ${manyDeaths} times within a minute (${signal ?? `code ${code}`}); giving up.`);
        return 1;
      }
      say(`The server ended by itself (${signal ?? `code ${code}`}); starting it again.`);
      await sleep(100 * deaths.length);
    }
    return 0;
  }

  /** @returns {Promise<{ ready: boolean, code: number | null, signal: NodeJS.Signals | null }>} how it ended */
  function runOnce() {
    const server = spawn(process.execPath, [...options, '--import', withParent, entry], {
      cwd: root,
      // Compiled code is kept between starts: half of the time until it serves is compiling.
      env: { NODE_COMPILE_CACHE: path.join(cache, 'compiled'), ...env },
      // Ctrl-C reaches the whole group; the server must hear of it once, from here.
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    let ready = false;
    child = server;
    server.stdout?.on('data', (chunk) => {
      ready ||= /^ready /mu.test(chunk);
      process.stdout.write(chunk);
    });
    return new Promise((resolve) => {
      server.once('close', (code, signal) => resolve({ ready, code, signal }));
    });
  }

  return {
    over: keepRunning(),
    async stop(patienceMs) {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      const impatient = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      child.kill('SIGTERM');
      await gone;
      clearTimeout(impatient);
    },
  };
}
