import type { Logger } from 'pino';
import { dangerOf, readFacts, weaknessOf, type DatabaseFacts } from '../../kernel/db/boot-checks.ts';
import { findCatalogueFaults } from '../../kernel/db/catalogue.ts';
import { createDatabase } from '../../kernel/db/create.ts';
import type { Database } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/db/id.ts';
import { assertSchemaCurrent } from '../../kernel/db/migrate.ts';
import { outdatedRelease, releaseName } from '../../kernel/db/server-release.ts';
import type { Env } from '../../kernel/env.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { listOrganizations } from '../../modules/organizations/index.ts';
import { withKernel } from '../program.ts';
import { fail, ok, reason, warn, type Finding } from './finding.ts';

/** The findings of `work` on the database, or that it cannot be reached or broke off. */
export async function withDatabase(
  env: Env,
  log: Logger,
  work: (db: Database) => Promise<Finding[]>,
): Promise<Finding[]> {
  let db: Database | null = null;
  try {
    db = await createDatabase(env, log);
    return await work(db);
  } catch (error) {
    return [fail('database', reason(error))];
  } finally {
    await db?.close();
  }
}

/** All that a start would refuse or warn of. */
export async function checkDatabase(db: Database, env: Env): Promise<Finding[]> {
  const latency = await db.ping();
  const facts = await readFacts(db);
  const reached = ok('database', `PostgreSQL ${releaseName(facts.version)} answers in ${latency.toFixed(1)} ms.`);
  const danger = dangerOf(facts);
  const login = danger === null ? ok('login', `"${facts.login}" is bound by every policy.`) : fail('login', danger);
  const server = [reached, ...checkRelease(facts, env), login];
  // The passwords of the other logins are derived from that of atrium_app.
  if (danger !== null) return server;
  server.push(await checkOtherLogins(db));
  try {
    await assertSchemaCurrent(db);
  } catch (error) {
    // The remaining checks need the tables of this release.
    const migrates = env.databaseAdminUrl !== undefined;
    return [
      ...server,
      migrates ? warn('schema', 'The next start runs the migrations that are missing.') : fail('schema', reason(error)),
    ];
  }
  const schema = ok('schema', 'Every migration has run.');
  const isolation = [...(await checkIsolation(db)), ...(await checkPrivileges(db))];
  return [...server, schema, ...isolation, await checkEncryptionKey(env)];
}

function checkRelease(facts: DatabaseFacts, env: Env): Finding[] {
  const outdated = outdatedRelease(facts);
  if (outdated === null) return [];
  const refused = env.production && !env.acceptOutdatedPostgres;
  return [refused ? fail('release', `${outdated} Or set ACCEPT_OUTDATED_POSTGRES=true.`) : warn('release', outdated)];
}

async function checkOtherLogins(db: Database): Promise<Finding> {
  try {
    await db.checkLogins();
    return ok('logins', 'The other logins sign in, each by itself.');
  } catch (error) {
    return fail('logins', reason(error));
  }
}

async function checkPrivileges(db: Database): Promise<Finding[]> {
  const weakness = await weaknessOf(db);
  return weakness === null ? [] : [warn('isolation', weakness)];
}

async function checkIsolation(db: Database): Promise<Finding[]> {
  const faults = await db.anonymous(findCatalogueFaults, { readOnly: true });
  if (faults.length === 0) return [ok('isolation', 'No rule of the catalogue is broken: tenants are kept apart.')];
  return faults.map(({ rule, object }) => fail('isolation', `${object} breaks the rule: ${rule}.`));
}

/** Checks that `ENCRYPTION_KEY` opens what this database holds. Without Redis, which has a check of its own. */
function checkEncryptionKey(env: Env): Promise<Finding> {
  const checked = withKernel({ ...env, redisUrl: undefined, logLevel: 'silent' }, issueToken);
  return checked.catch((error: unknown) => fail('encryption', reason(error)));
}

/** Issues a token, which fails with another key than the one that sealed the signing keys. */
async function issueToken({ db, tokens, log }: Kernel): Promise<Finding> {
  const [organization] = await db.as('atrium_operator', listOrganizations, { readOnly: true });
  if (!organization) return ok('encryption', 'There is no organization yet, and nothing to decrypt.');
  try {
    // For a session that does not exist, so the token is worthless.
    await tokens.issue(organization, { userId: newId(), sessionId: newId(), role: 'client' });
    return ok('encryption', 'ENCRYPTION_KEY opens what this database holds.');
  } catch (error) {
    log.debug({ err: error }, 'the signing key could not be opened');
    return fail('encryption', 'ENCRYPTION_KEY is not the one that this database was used with: nobody can sign in.');
  }
}
