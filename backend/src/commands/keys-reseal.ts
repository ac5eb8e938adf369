import { createKeyRing } from '../kernel/crypto/key-ring.ts';
import { reseal } from '../kernel/crypto/reseal.ts';
import { readEnv } from '../kernel/env.ts';

/** `npm run keys:reseal`: seals under `ENCRYPTION_KEY` what is sealed under an accepted key. Exit code 1 where one does not open. */
try {
  const { encryptionKey, encryptionKeysAccepted, databaseAdminUrl } = readEnv(process.env);
  if (!databaseAdminUrl) throw new Error('DATABASE_ADMIN_URL: needed to write what is sealed');
  const done = await reseal(databaseAdminUrl, createKeyRing(encryptionKey, encryptionKeysAccepted));
  for (const [table, count] of Object.entries(done)) process.stdout.write(`${table}: ${count} sealed anew\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
