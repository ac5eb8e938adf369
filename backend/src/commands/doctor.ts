import { checkDatabase, withDatabase } from './doctor/database.ts';
import { fail, ok, warn, type Finding } from './doctor/finding.ts';
import { checkDisk, checkPort } from './doctor/machine.ts';
import { checkMail } from './doctor/mail.ts';
import { checkJobs, checkRedis } from './doctor/redis.ts';
import { checkSettings } from './doctor/settings.ts';
import { EnvError, readEnv, type Env } from '../kernel/env.ts';
import { createLog } from '../kernel/log.ts';
import { checkProviders } from '../modules/gateway/index.ts';

/**
 * All checks of an installation, in the order in which a start needs what they check.
 * @param made false: there is no database yet, because the first start creates it
 */
export async function* examine(env: Env, { made = true } = {}): AsyncGenerator<Finding> {
  const log = createLog({ level: 'silent' });
  yield* checkSettings(env);
  yield await checkDisk(env);
  yield await checkPort(env);
  const database = made ? await withDatabase(env, log, (db) => checkDatabase(db, env)) : [firstStart];
  yield* database;
  yield* await checkMail(env);
  const redis = await checkRedis(env);
  yield* redis;
  const found = [...database, ...redis];
  if (found.some(({ subject }) => subject === 'isolation') && !found.some(isDown))
    yield* await withDatabase(env, log, (db) => checkJobs(db, env, log));
  const providers = await checkProviders(env);
  for (const { works, says } of providers) yield (works ? ok : fail)('provider', says);
  if (providers.length > 0) return;
  yield (env.production ? warn : ok)('provider', 'None is configured: the built-in demo model answers.');
}

const firstStart = ok('database', 'The first start makes one, below DATA_DIR.');

/** True where the queue cannot be checked either. */
const isDown = ({ state, subject }: Finding): boolean => state === 'fail' && ['database', 'redis'].includes(subject);

export const lineOf = ({ state, subject, says }: Finding): string =>
  `${state.padEnd(5)} ${subject.padEnd(11)} ${says.replaceAll(/\s*\n\s*/gu, ' ')}\n`;

/** Argument by which scripts/doctor.mjs says that a start would create a database of its own. */
const beforeFirstStart = '--before-first-start';

/** `npm run doctor`: exit code 1 when something fails. */
async function main(): Promise<void> {
  const tell = (finding: Finding): void => {
    process.stdout.write(lineOf(finding));
    if (finding.state === 'fail') process.exitCode = 1;
  };
  try {
    const made = !process.argv.includes(beforeFirstStart);
    for await (const finding of examine(readEnv(process.env), { made })) tell(finding);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    for (const fault of error.faults) tell(fail('settings', fault));
  }
}

if (import.meta.main) await main();
