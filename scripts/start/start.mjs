import { say } from '../run/say.mjs';
import { endingSignals } from '../run/signals.mjs';
import { endStages } from '../run/stage.mjs';
import { explain } from '../run/thrown.mjs';
import { runDatabase } from './database.mjs';
import { demoLogins } from './demo-logins.mjs';
import { checkPort, takeDataDir } from './preflight.mjs';
import { keepSecrets } from './secrets.mjs';
import { runServer } from './server.mjs';
import { readSettings } from './settings.mjs';

/** Milliseconds for running answers to finish; the database takes one second at most, and a stop less than ten. */
const patience = 8_500;

/**
 * @typedef {object} How
 * @property {(running: AsyncDisposableStack) => Promise<void>} pages makes them ready to be served
 * @property {string[]} [nodeOptions] for the server's Node
 */

/**
 * Runs Atrium until a signal ends it. This process only watches: the database and the server are its children.
 *
 * @param {How} how
 */
export async function start(how) {
  const stop = new AbortController();
  stop.signal.addEventListener('abort', endStages);
  for (const signal of endingSignals) process.on(signal, () => stop.abort());
  // The terminal is gone, or the program that read what we say: that is a signal too.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => stop.abort());

  const running = new AsyncDisposableStack();
  const code = await run(how, running, stop.signal).catch((error) => {
    if (stop.signal.aborted) return 0;
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  });
  await running.disposeAsync();
  process.exit(code);
}

/**
 * Brings everything up in order, and says into `running` how to take it down again.
 *
 * @param {How} how
 * @param {AsyncDisposableStack} running
 * @param {AbortSignal} signal
 * @returns {Promise<number>} exit code
 */
async function run({ pages, nodeOptions = [] }, running, signal) {
  const settings = await readSettings();
  const { env } = settings;
  running.defer(takeDataDir(env.dataDir));
  await checkPort(env);
  const [built, opened] = await Promise.allSettled([pages(running), openDatabase(settings, running)]);
  if (built.status === 'rejected') throw built.reason;
  if (opened.status === 'rejected') throw opened.reason;
  if (signal.aborted) return 0;

  if (env.seed === 'demo') say(demoLogins(env));
  if (keepsMails(env)) say(`Mails stay here: http://localhost:${env.port}/outbox`);
  const server = runServer(process.env, nodeOptions);
  running.defer(() => server.stop(patience));
  const stopped = new Promise((resolve) => signal.addEventListener('abort', () => resolve(0)));
  return Promise.race([stopped, server.over, ...opened.value]);
}

/**
 * No mail server is set up, and mails are shown on a page instead (backend/src/kernel/mail/outbox).
 *
 * @param {import('../../backend/src/kernel/env.ts').Env} env
 */
const keepsMails = ({ production, mail }) => !production && !mail.smtpUrl && !mail.sendgridApiKey;

/**
 * The embedded database and key, unless others are configured.
 *
 * @param {import('./settings.mjs').Settings} settings
 * @param {AsyncDisposableStack} running
 * @returns {Promise<Promise<number>[]>} what ends the start when it ends
 */
async function openDatabase({ env, embedded, ownKey }, running) {
  if (!embedded && !ownKey) return [];
  const secrets = keepSecrets(env.dataDir);
  if (ownKey) process.env.ENCRYPTION_KEY = secrets.encryptionKey;
  if (!embedded) return [];
  const database = await runDatabase({ dataDir: env.dataDir, password: secrets.databasePassword });
  running.defer(database.stop);
  Object.assign(process.env, database.environment);
  return [database.over];
}
