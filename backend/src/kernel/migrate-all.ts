import { sealPasswords } from './auth/seal-passwords.ts';
import { createKeyRing } from './crypto/key-ring.ts';
import { migrate } from './db/migrate.ts';
import type { Env } from './env.ts';
import { migrateJobs } from './jobs/migrate.ts';

/** Brings tables, stored passwords and queue up to this code, where `databaseAdminUrl` is set. */
export async function migrateAll(env: Env): Promise<void> {
  if (!env.databaseAdminUrl) return;
  await migrate(env.databaseAdminUrl, { appUrl: env.databaseUrl });
  await sealPasswords(env.databaseAdminUrl, createKeyRing(env.encryptionKey, env.encryptionKeysAccepted));
  if (!env.redisUrl) await migrateJobs(env.databaseAdminUrl);
}
