import { Client } from 'pg';
import type { KeyRing } from '../crypto/key-ring.ts';
import { createPasswords } from './passwords.ts';

const batch = 500;

/**
 * Seals, in batches, the password hashes that were stored in the clear before migration 0011, and empties that column. Does
 * nothing on newer databases. Several processes may run it at once.
 */
export async function sealPasswords(adminUrl: string, keys: KeyRing): Promise<void> {
  const passwords = createPasswords(keys);
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (;;) {
      await client.query('begin');
      const { rows } = await client.query<{ id: string; hash: string }>(
        `select id, password_hash as hash from users where password_hash is not null limit ${batch} for update skip locked`,
      );
      for (const { id, hash } of rows) {
        await client.query(
          `update users set sealed_password = coalesce(sealed_password, $2), password_hash = null where id = $1`,
          [id, passwords.seal(id, hash)],
        );
      }
      await client.query('commit');
      if (rows.length < batch) return;
    }
  } finally {
    await client.end();
  }
}
