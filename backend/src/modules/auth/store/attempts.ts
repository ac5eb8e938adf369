import { sql } from '../../../kernel/db/sql.ts';
import { z } from 'zod';
import type { Tx } from '../../../kernel/db/database.ts';

/**
 * Attempts that lock nothing; the next one locks for `firstLock` seconds, each further one twice as long, up to `longestLock`.
 */
const freeTries = 8;
const firstLock = 15;
const longestLock = 900;

const taken = z.object({ failures: z.number() });
const lock = z.object({ seconds: z.number() });

type Attempt =
  | { allowed: true; /** This attempt is the first that locks. */ locks: boolean }
  | { allowed: false; seconds: number };

/**
 * Counts an attempt before it is checked, so that many at once are not all free. An attempt while locked is refused and not
 * counted, so that it does not prolong the lock. A free attempt locks nothing (`-infinity`). Times are by `clock_timestamp()`,
 * since `now()` is the start of the transaction, which may have waited for this row.
 */
export async function takeAttempt(tx: Tx, subject: Uint8Array): Promise<Attempt> {
  const key = sql.binary(Buffer.from(subject));
  await tx.query(sql.unsafe`
    delete from sign_in_attempts where org_id = ${tx.orgId} and updated_at < now() - interval '1 day'`);
  const row = await tx.maybeOne(sql.type(taken)`
    insert into sign_in_attempts as tried (org_id, subject, failures, locked_until)
    values (${tx.orgId}, ${key}, 1, '-infinity')
    on conflict (org_id, subject) do update set
      failures = tried.failures + 1,
      locked_until = case when tried.failures < ${freeTries} then '-infinity' else clock_timestamp() +
        least(${firstLock} * power(2, least(tried.failures - ${freeTries}, 20)), ${longestLock}) * interval '1 second' end
    where tried.locked_until <= clock_timestamp()
    returning failures`);
  if (row) return { allowed: true, locks: row.failures === freeTries + 1 };
  const locked = await tx.maybeOne(sql.type(lock)`
    select greatest(1, ceil(extract(epoch from locked_until - clock_timestamp())))::int as seconds
    from sign_in_attempts where org_id = ${tx.orgId} and subject = ${key}`);
  // The row is gone: an earlier attempt succeeded and has ended the lock.
  return locked ? { allowed: false, seconds: locked.seconds } : takeAttempt(tx, subject);
}

export async function forgetAttempts(tx: Tx, subject: Uint8Array): Promise<void> {
  await tx.query(sql.unsafe`
    delete from sign_in_attempts where org_id = ${tx.orgId} and subject = ${sql.binary(Buffer.from(subject))}`);
}
