import { whenOrphaned } from '../run/orphaned.mjs';
import { Refusal, say } from '../run/say.mjs';
import { endStages } from '../run/stage.mjs';
import { runDatabase } from './database.mjs';
import { demoLogins } from './demo-logins.mjs';
import { buildPages } from './pages.mjs';
import { preflight } from './preflight.mjs';
import { keepSecrets } from './secrets.mjs';
import { runServer } from './server.mjs';
import { readSettings } from './settings.mjs';

/** Milliseconds for running answers to finish; the database takes one second at most, and a stop less than ten. */
const patience = 8_500;

/** Runs Atrium until a signal ends it. This process only watches: the database and the server are its children. */
export async function start() {
  const stop = new AbortController();
  stop.signal.addEventListener('abort', endStages);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());
  whenOrphaned(() => stop.abort());

  const running = new AsyncDisposableStack();
  const code = await run(running, stop.signal).catch((error) => {
    if (!stop.signal.aborted) process.stderr.write(`${error instanceof Refusal ? error.message : error.stack}\n`);
    return stop.signal.aborted ? 0 : 1;
  });
  await running.disposeAsync();
  process.exit(code);
}

/** Brings everything up in order, and says into `running` how to take it down again. @returns {Promise<number>} exit code */
async function run(running, signal) {
  const { env, embedded, ownKey } = await readSettings();
  running.defer(await preflight(env));
  const secrets = embedded || ownKey ? keepSecrets(env.dataDir) : undefined;
  if (ownKey) process.env.ENCRYPTION_KEY = secrets.encryptionKey;

  const [pages, database] = await Promise.allSettled([
    buildPages(),
    embedded ? runDatabase({ dataDir: env.dataDir, password: secrets.databasePassword }) : undefined,
  ]);
  const ends = [new Promise((resolve) => signal.addEventListener('abort', () => resolve(0)))];
  if (database.value) {
    const { url, adminUrl, over, stop } = database.value;
    running.defer(stop);
    ends.push(over);
    Object.assign(process.env, { DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl });
  }
  for (const step of [pages, database]) if (step.status === 'rejected') throw step.reason;
  if (signal.aborted) return 0;
  if (env.seed === 'demo') say(demoLogins(env));
  const server = runServer(process.env);
  running.defer(() => server.stop(patience));
  return Promise.race([...ends, server.over]);
}
