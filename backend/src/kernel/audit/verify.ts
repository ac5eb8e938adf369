import { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Json } from './canonical.ts';
import { binary, type ChainSeals } from './seals.ts';

/**
 * A fault of a chain at `seq`. `edited`: an entry that was changed or forged. `removed`: entries missing before another. `cut`:
 * the end is missing.
 */
export interface AuditFault {
  seq: number;
  kind: 'edited' | 'removed' | 'cut';
}

export interface Verdict {
  /** Number of entries found. */
  entries: number;
  /** Ordered by `seq`; at most `mostFaults`. */
  faults: AuditFault[];
  /** Number of faults that `audit.repaired` entries name; these are not in `faults`. */
  acknowledged: number;
}

/** Stored JSON, not validated: a forged entry may be nested to any depth. */
const json = z.custom<Json>();
const headRow = z.object({ seq: z.number(), mac: binary, seal: binary });
const entryRow = z.object({
  id: z.string(),
  seq: z.number(),
  user_id: z.string().nullable(),
  key_id: z.string().nullable(),
  action: z.string(),
  subject_type: z.string(),
  subject_id: z.string(),
  before: json,
  after: json,
  ip: z.string().nullable(),
  at: z.string(),
  mac: binary,
  previous_mac: binary,
});
const acknowledgement = z.object({
  faults: z.array(z.object({ seq: z.number() })),
});

/** The MAC before the first entry. */
const beginning = Buffer.alloc(32);
const batch = 1_000;
const mostFaults = 1_000;

/**
 * Walks the chain of the transaction's tenant. An entry is valid when its MAC matches its content and the previous MAC that it
 * names, and that is the MAC of the entry before it.
 */
export async function verifyChain(tx: Tx, seals: ChainSeals): Promise<Verdict> {
  // Read before the entries: those that are appended meanwhile follow it and are checked too.
  const head = await tx.maybeOne(sql.type(headRow)`
    select seq, mac, seal from audit_heads where org_id = ${tx.orgId}`);
  const found: AuditFault[] = [];
  const known = new Set<number>();
  let count = 0;
  let last = { seq: 0, mac: beginning as Uint8Array, whole: true };
  let reached = head?.seq === 0;
  for await (const entry of entriesOf(tx)) {
    const { mac, previous_mac: previous, ...content } = entry;
    const whole = isWhole(() => seals.isOfEntry(tx.orgId, previous, content, mac));
    const follows = content.seq === last.seq + 1;
    if (!follows) found.push({ seq: last.seq + 1, kind: 'removed' });
    // Where the entry before has a wrong MAC, the fault is that entry's.
    const linked = !follows || !last.whole || same(previous, last.mac);
    if (!whole || !linked) found.push({ seq: content.seq, kind: 'edited' });
    if (whole && content.action === 'audit.repaired') {
      for (const fault of acknowledgement.safeParse(content.after).data?.faults ?? []) known.add(fault.seq);
    }
    last = { seq: content.seq, mac, whole };
    reached ||= content.seq === head?.seq && same(mac, head.mac);
    count += 1;
    if (found.length >= mostFaults) break;
  }
  if (found.length < mostFaults && !(head && reached && seals.isOfHead(tx.orgId, head.seq, head.mac, head.seal))) {
    found.push({ seq: last.seq + 1, kind: 'cut' });
  }
  const faults = found.filter((fault) => !known.has(fault.seq));
  return { entries: count, faults, acknowledged: found.length - faults.length };
}

async function* entriesOf(tx: Tx): AsyncGenerator<z.infer<typeof entryRow>> {
  let after = 0;
  for (;;) {
    const page = await tx.any(sql.type(entryRow)`
      select id, seq, user_id, key_id, action, subject_type, subject_id, before, after, ip, at, mac, previous_mac
      from audit_entries where org_id = ${tx.orgId} and seq > ${after} order by seq limit ${batch}`);
    yield* page;
    if (page.length < batch) return;
    after = page.at(-1)?.seq ?? after;
  }
}

/** False also where no MAC can be computed: an invalid time, or details nested deeper than the stack allows (RangeError). */
function isWhole(check: () => boolean): boolean {
  try {
    return check();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
