import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../run/paths.mjs';
import { Refusal } from '../run/say.mjs';
import { endingSignals } from '../run/signals.mjs';
import { codeOf, explain } from '../run/thrown.mjs';
import { runDatabase, runningDatabase } from './database.mjs';
import { takeDataDir } from './preflight.mjs';
import { keepSecrets } from './secrets.mjs';
import { readSettings } from './settings.mjs';

/**
 * Runs one program of the backend against the configured database, or the embedded one: beside a running Atrium, or
 * brought up for as long as it takes. Exits as the program does.
 *
 * @param {string} entry below `backend/src/commands`
 * @param {string[]} args
 */
export async function runOnce(entry, args) {
  const running = new AsyncDisposableStack();
  const code = await run(entry, args, running).catch((error) => {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  });
  await running.disposeAsync();
  process.exit(code);
}

/**
 * @param {string} entry
 * @param {string[]} args
 * @param {AsyncDisposableStack} running
 */
async function run(entry, args, running) {
  const settings = await readSettings();
  await reachDatabase(settings, running);
  return runBackend(entry, args);
}

/**
 * @param {string} entry below `backend/src/commands`
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
export function runBackend(entry, args) {
  const program = path.join(root, 'backend/src/commands', entry);
  const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches it too; it ends as it likes, and then so do we.
  for (const signal of endingSignals) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {AsyncDisposableStack} running
 */
async function reachDatabase({ env, embedded, ownKey }, running) {
  if (!embedded && !ownKey) return;
  const release = takeIfFree(env.dataDir);
  if (release) running.defer(release);
  const { encryptionKey, databasePassword: password } = keepSecrets(env.dataDir);
  if (ownKey) process.env.ENCRYPTION_KEY = encryptionKey;
  if (!embedded) return;
  const where = { dataDir: env.dataDir, password };
  if (!release) {
    Object.assign(process.env, runningDatabase(where));
    return;
  }
  const database = await runDatabase(where);
  running.defer(database.stop);
  Object.assign(process.env, database.environment);
}

/**
 * @param {string} dataDir
 * @returns {(() => void) | null} gives it back; null: a running Atrium has it
 */
function takeIfFree(dataDir) {
  try {
    return takeDataDir(dataDir);
  } catch (error) {
    if (error instanceof Refusal && codeOf(error.cause) === 'EBUSY') return null;
    throw error;
  }
}
