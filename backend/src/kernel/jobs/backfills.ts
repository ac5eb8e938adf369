import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../db/id.ts';
import type { RoleTx, Tx } from '../db/database.ts';
import type { Kernel } from '../kernel.ts';
import {
  endRun,
  nextOrganization,
  recordBatch,
  registerBackfills,
  takeBackfill,
  type BackfillRun,
} from './backfill-store.ts';
import { schedule, type Schedule } from './job-type.ts';

/**
 * Changes rows of a large table beside traffic, once in the life of an installation: in batches, organization by
 * organization, by one process at a time. A later migration may require it. Made by `backfill`.
 */
export interface Backfill {
  /** `<module>.<what is filled>`, e.g. `notes.word-count`. Unique in the installation, and the same across releases. */
  readonly name: string;
  /**
   * Changes some hundred rows of the transaction's tenant that still lack what is filled, and returns how many; 0: none is left.
   * May run again.
   */
  readonly batch: (tx: Tx) => Promise<number>;
}

export function backfill(name: string, batch: Backfill['batch']): Backfill {
  return { name, batch };
}

const everyMs = 30_000;
/** Milliseconds after which a run ends, for the next one to go on. */
const runMs = 10 * 60_000;
/** Milliseconds that a pause lasts at most. It is as long as the batch before it: half of the time belongs to others. */
const longestPauseMs = 1_000;
/** Milliseconds between two lines in the log of one run. */
const logEveryMs = 10_000;

type Place = Pick<Kernel, 'db' | 'log' | 'lifecycle'>;

/** A schedule that runs those that are not done; none where all are. */
export async function scheduleBackfills(kernel: Place, backfills: readonly Backfill[]): Promise<Schedule[]> {
  if (backfills.length === 0) return [];
  const names = backfills.map(({ name }) => name);
  const open = await kernel.db.as('atrium_operator', (tx) => registerBackfills(tx, names));
  const left = backfills.filter(({ name }) => open.includes(name));
  if (left.length === 0) return [];
  const run = async (signal: AbortSignal) => {
    for (const one of left) {
      try {
        await runBackfill(kernel, one, AbortSignal.any([signal, AbortSignal.timeout(runMs)]));
      } catch (error) {
        // One that fails must not keep the others from being done. It is tried again when its lease has ended.
        kernel.log.error({ err: error, backfill: one.name }, 'a back-fill failed');
      }
    }
  };
  return [schedule('backfills.run', { everyMs }, run, { timeoutMs: (left.length + 1) * runMs })];
}

/**
 * Goes on with a back-fill from where it stopped, until it is done, `signal` aborts or the process stops. Does nothing while
 * another run has its lease.
 */
async function runBackfill(kernel: Place, { name, batch }: Backfill, signal: AbortSignal): Promise<void> {
  const { db, log, lifecycle } = kernel;
  const run: BackfillRun = { name, id: newId() };
  const operator = <T>(work: (tx: RoleTx) => Promise<T>) => db.as('atrium_operator', work, { singleStatement: true });
  const taken = await operator((tx) => takeBackfill(tx, run));
  if (taken === null) return;
  let rows = 0;
  let loggedAt = performance.now();
  const stops = () => signal.aborted || lifecycle.stopping;
  const following = (position: string | null) => operator((tx) => nextOrganization(tx, position));

  log.info({ backfill: name, position: taken.position }, 'a back-fill goes on');
  let orgId = await following(taken.position);
  while (orgId !== null && !stops()) {
    const from = performance.now();
    const changed = await db.tenant(orgId, batch);
    const position = changed === 0 ? orgId : null;
    if (!(await operator((tx) => recordBatch(tx, run, { rows: changed, position })))) return;
    if (changed === 0) orgId = await following(orgId);
    rows += changed;
    if (performance.now() - loggedAt > logEveryMs) {
      log.info({ backfill: name, org_id: orgId, rows }, 'a back-fill is running');
      loggedAt = performance.now();
    }
    await sleep(Math.min(performance.now() - from, longestPauseMs));
  }
  await operator((tx) => endRun(tx, run, orgId === null));
  log.info({ backfill: name, rows }, orgId === null ? 'a back-fill is done' : 'a back-fill stops, and goes on later');
}
