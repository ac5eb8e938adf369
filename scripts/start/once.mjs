import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../run/paths.mjs';
import { Refusal } from '../run/say.mjs';
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
    process.stderr.write(`${error instanceof Refusal ? error.message : error.stack}\n`);
    return 1;
  });
  await running.disposeAsync();
  process.exit(code);
}

async function run(entry, args, running) {
  const settings = await readSettings();
  await reachDatabase(settings, running);
  return runBackend(entry, args);
}

/** @returns {Promise<number>} how it ended */
export function runBackend(entry, args) {
  const program = path.join(root, 'backend/src/commands', entry);
  const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches it too; it ends as it likes, and then so do we.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

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

function takeIfFree(dataDir) {
  try {
    return takeDataDir(dataDir);
  } catch (error) {
    if (error.cause?.code === 'EBUSY') return null;
    throw error;
  }
}
