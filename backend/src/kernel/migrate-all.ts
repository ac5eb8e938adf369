import { sealPasswords } from './auth/seal-passwords.ts';
import { createKeyRing } from './crypto/key-ring.ts';
import { migrate } from './db/migrate.ts';
import type { Env } from './env.ts';
import { migrateJobs } from './jobs/migrate.ts';

/** Brings tables, stored passwords and queue up to this code, where `databaseAdminUrl` is set; says on standard error what takes long. */
export async function migrateAll(env: Env): Promise<void> {
  if (!env.databaseAdminUrl) return;
  const log = (line: string) => process.stderr.write(`${line}\n`);
  await migrate(env.databaseAdminUrl, { appUrl: env.databaseUrl, log });
  await sealPasswords(env.databaseAdminUrl, createKeyRing(env.encryptionKey, env.encryptionKeysAccepted));
  if (!env.redisUrl) await migrateJobs(env.databaseAdminUrl);
}
