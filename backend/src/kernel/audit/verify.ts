import { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Json } from './canonical.ts';
import { binary, type ChainSeals } from './seals.ts';

/** What is wrong with a chain at `seq`: an entry that was changed or forged, one missing between others or at the end. */
export interface AuditFault {
  seq: number;
  kind: 'edited' | 'removed' | 'cut';
}

export interface Verdict {
  /** Entries that are there. */
  entries: number;
  /** In the order of `seq`; at most `mostFaults`. */
  faults: AuditFault[];
  /** Faults that an `audit.repaired` entry names, which are not in `faults`. */
  acknowledged: number;
}

/** As it stands there: whoever forged it may have nested it as deep as they liked. */
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

/** The first entry has no entry before it. */
const beginning = Buffer.alloc(32);
const batch = 1_000;
const mostFaults = 1_000;

/**
 * Walks the chain of the transaction's tenant. An entry is whole when its MAC is that of its content and of the MAC it
 * names before it, and that one is the MAC of the entry before it.
 */
export async function verifyChain(tx: Tx, seals: ChainSeals): Promise<Verdict> {
  // Before the entries: those that are appended meanwhile come after it, and are checked like all others.
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
    // Where the entry before has a wrong MAC, that is its fault and not this one's.
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

/** False for what has no MAC as well: a time that no `Date` can be, or details nested deeper than the stack. */
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
