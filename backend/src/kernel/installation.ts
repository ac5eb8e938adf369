import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from './db/database.ts';
import { assertSchemaCurrent } from './db/migrate.ts';
import { sql } from './db/sql.ts';
import type { Env } from './env.ts';
import type { RedisPlace } from './redis.ts';

const installation = z.object({
  id: z.string(),
  /** `<system identifier>/<oid>` of the database that the row was written in. */
  made_in: z.string(),
  stands_in: z.string(),
});

const prefixOf = (...parts: string[]): string =>
  `atrium-${createHash('sha256').update(parts.join('/')).digest('hex').slice(0, 12)}`;

/**
 * Redis and the prefix of this installation's names there; null without Redis. The prefix is `REDIS_PREFIX`, or derived from
 * the installation's id in the database, so that two installations on one Redis never meet. A database that differs from the
 * one where the id was made is a copy, or was moved: which is not known, so it gets another prefix and a warning.
 */
export async function redisOf(
  { redisUrl: url, redisPrefix }: Pick<Env, 'redisUrl' | 'redisPrefix'>,
  db: Database,
  warn: (sentence: string) => void,
): Promise<RedisPlace | null> {
  if (url === undefined) return null;
  if (redisPrefix !== undefined) return { url, prefix: redisPrefix };
  await assertSchemaCurrent(db);
  const { id, made_in, stands_in } = await db.anonymous(
    (tx) =>
      tx.one(sql.type(installation)`
        select i.id, i.system_identifier || '/' || i.database_oid as made_in,
          c.system_identifier || '/' || d.oid as stands_in
        from installation i, pg_control_system() c, pg_database d
        where d.datname = current_database()`),
    { readOnly: true },
  );
  const former = prefixOf(id);
  if (made_in === stands_in) return { url, prefix: former };
  const prefix = prefixOf(id, stands_in);
  warn(
    `This database was made elsewhere: it is a copy, or has moved (restore, upgrade of PostgreSQL). Its names in Redis begin ` +
      `with ${prefix} here, so that it shares nothing with where it came from. Did it move together with its Redis? Then ` +
      `set REDIS_PREFIX=${former}, and the jobs that wait there go on. Else set REDIS_PREFIX=${prefix} to keep what is now.`,
  );
  return { url, prefix };
}
