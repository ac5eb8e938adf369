import { createAuditLog } from '../kernel/audit/chain.ts';
import { createSessionTokens, type SessionTokens } from '../kernel/auth/tokens.ts';
import { createPermissions } from '../kernel/auth/permissions.ts';
import { createKeyRing } from '../kernel/crypto/key-ring.ts';
import { createDatabase } from '../kernel/db/create.ts';
import type { Database } from '../kernel/db/database.ts';
import { EnvError, readEnv } from '../kernel/env.ts';
import { createEventBus } from '../kernel/events/outbox.ts';
import { createFanout } from '../kernel/events/fanout.ts';
import { redisOf } from '../kernel/installation.ts';
import { createLog } from '../kernel/log.ts';
import { listOrganizations } from '../modules/organizations/index.ts';

/** Gives a new signing key to the organization with this slug, or to each, in the order of their slugs. */
export async function* rotateKeys(
  db: Database,
  tokens: SessionTokens,
  only: string | undefined,
): AsyncGenerator<{ slug: string; kid: string }> {
  const all = await db.as('atrium_operator', listOrganizations, { readOnly: true });
  const chosen = only === undefined ? all : all.filter(({ slug }) => slug === only);
  if (only !== undefined && chosen.length === 0) throw new Error(`no organization is called ${only}`);
  for (const { id, slug } of chosen) yield { slug, kid: await tokens.rotateSigningKey(id) };
}

/** `npm run keys:rotate [-- <slug>]`: exit code 1 when one could not be rotated; those printed before it are. */
async function main(slugs: readonly string[]): Promise<void> {
  if (slugs.length > 1) throw new Error('name one organization by its slug, or none for all of them');
  const env = readEnv(process.env);
  const log = createLog({ level: 'warn' });
  const keys = createKeyRing(env.encryptionKey);
  const db = await createDatabase(env, log);
  const fanout = createFanout(await redisOf(env, db, (sentence) => log.warn(sentence)), log);
  try {
    const tokens = await createSessionTokens(
      db,
      keys,
      createPermissions([]),
      fanout,
      createAuditLog(keys, createEventBus(fanout)),
      log,
    );
    for await (const { slug, kid } of rotateKeys(db, tokens, slugs[0])) {
      process.stdout.write(
        `${slug}: ${kid} signs from now on; the old key verifies until what it signed has expired\n`,
      );
    }
  } finally {
    await fanout.close();
    await db.close();
  }
}

if (import.meta.main) {
  await main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof EnvError ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
