import { z } from 'zod';
import type { Tx } from '../../kernel/db/database.ts';
import { sql } from '../../kernel/db/sql.ts';

const entryRow = z.object({
  id: z.string(),
  seq: z.number(),
  user_id: z.string().nullable(),
  key_id: z.string().nullable(),
  name: z.string().nullable(),
  action: z.string(),
  subject_type: z.string(),
  subject_id: z.string(),
  before: z.json().nullable(),
  after: z.json().nullable(),
  ip: z.string().nullable(),
  at: z.string(),
});

export type EntryRow = z.infer<typeof entryRow>;

/** Newest first, below `before` (a `seq`). */
export function listEntries(tx: Tx, before: number | null, limit: number) {
  const older = before === null ? sql.fragment`` : sql.fragment`and e.seq < ${before}`;
  return tx.any(sql.type(entryRow)`
    select e.id, e.seq, e.user_id, e.key_id, u.name, e.action, e.subject_type, e.subject_id, e.before, e.after, e.ip, e.at
    from audit_entries e left join users u on u.id = e.user_id
    where e.org_id = ${tx.orgId} ${older}
    order by e.seq desc limit ${limit}`);
}
