import { z } from 'zod';
import { findCatalogueFaults } from './catalogue.ts';
import type { Env } from '../env.ts';
import type { Database } from './database.ts';
import { assertSchemaCurrent } from './migrate.ts';
import { findPublicPrivileges } from './public-privileges.ts';
import { DatabaseRefused } from './refused.ts';
import { oldestMajor, outdatedRelease, releaseName } from './server-release.ts';
import { sql } from './sql.ts';

/**
 * Refuses to start on a database that could not keep tenants apart: a login that row-level security does not bind, a schema
 * that this code does not know, or one that breaks a rule of the catalogue; in production also a server release with known
 * holes, unless that is accepted.
 * @returns problems that do not stop the start, a sentence each
 */
export async function assertSafeDatabase(
  db: Database,
  env: Pick<Env, 'production' | 'acceptOutdatedPostgres'>,
): Promise<string[]> {
  const facts = await readFacts(db);
  const fault = dangerOf(facts);
  if (fault !== null) throw new DatabaseRefused(fault);
  const outdated = outdatedRelease(facts);
  if (outdated !== null && env.production && !env.acceptOutdatedPostgres)
    throw new DatabaseRefused(`${outdated} ACCEPT_OUTDATED_POSTGRES=true starts all the same.`);
  await assertSchemaCurrent(db);
  const [weakness] = await Promise.all([weaknessOf(db), assertIsolation(db), db.checkLogins()]);
  return [outdated, weakness].filter((warning) => warning !== null);
}

export function readFacts(db: Database): Promise<DatabaseFacts> {
  return db.anonymous(
    (tx) =>
      tx.one(sql.type(factsShape)`
    select
      session_user as "login",
      r.rolsuper as "superuser",
      r.rolbypassrls as "bypassesPolicies",
      exists (select from pg_class where relowner = r.oid and relkind in ('r', 'p', 'v', 'm')) as "ownsTables",
      pg_has_role(session_user, 'pg_write_all_data', 'usage')
        or pg_has_role(session_user, 'pg_read_all_data', 'usage') as "reachesEverything",
      current_setting('server_version_num')::integer as "version",
      coalesce(current_setting('atrium.embedded', true), '') = 'on' as "embedded"
    from pg_roles r
    where r.rolname = session_user`),
    { readOnly: true },
  );
}

/**
 * A sentence that names what PUBLIC may do on this server by which one statement could leave its tenant, or null. Some of it
 * cannot be revoked on managed servers (docs/security.md says what is weaker then).
 */
export async function weaknessOf(db: Database): Promise<string | null> {
  const left = await db.anonymous(findPublicPrivileges, { readOnly: true });
  if (left.length === 0) return null;
  return (
    `PostgreSQL lets PUBLIC use what Atrium could not revoke: ${left.join(', ')}. ` +
    'A flaw that lets somebody write SQL would reach further than one tenant: see docs/security.md, "One statement".'
  );
}

async function assertIsolation(db: Database): Promise<void> {
  const faults = await db.anonymous(findCatalogueFaults, { readOnly: true });
  if (faults.length === 0) return;
  const list = faults.map(({ rule, object }) => `  ${object}: ${rule}`).join('\n');
  throw new DatabaseRefused(`The database could let one tenant reach another:\n${list}\nSee docs/database.md.`);
}

const factsShape = z.object({
  login: z.string(),
  superuser: z.boolean(),
  bypassesPolicies: z.boolean(),
  ownsTables: z.boolean(),
  reachesEverything: z.boolean(),
  version: z.number(),
  embedded: z.boolean(),
});

export type DatabaseFacts = z.infer<typeof factsShape>;

/** What is wrong and how to mend it, or null. */
export function dangerOf(facts: DatabaseFacts): string | null {
  const way = 'Let DATABASE_URL sign in as atrium_app, and give the other login as DATABASE_ADMIN_URL.';
  if (facts.superuser) return `The login "${facts.login}" is a superuser, whom no policy binds. ${way}`;
  if (facts.bypassesPolicies) return `The login "${facts.login}" has BYPASSRLS. ${way}`;
  if (facts.ownsTables) return `The login "${facts.login}" owns tables, and could switch their policies off. ${way}`;
  if (facts.reachesEverything)
    return `The login "${facts.login}" reads or writes all data by a predefined role. ${way}`;
  if (facts.login !== 'atrium_app')
    return `The policies are atrium_app's, and DATABASE_URL signs in as "${facts.login}". ${way}`;
  if (facts.version < oldestMajor * 10_000)
    return `PostgreSQL ${releaseName(facts.version)} is too old for Atrium. Update it to ${oldestMajor} or newer.`;
  return null;
}
