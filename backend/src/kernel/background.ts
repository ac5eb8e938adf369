import type { RoleTx } from './db/database.ts';
import { newestMigration } from './db/migration-files.ts';
import { startRelay } from './events/relay.ts';
import { pruneOutbox } from './events/relay-store.ts';
import { pruneIdempotencyKeys } from './http/request/idempotency.ts';
import { scheduleBackfills } from './jobs/backfills.ts';
import { pruneJobs } from './jobs/job-store.ts';
import { schedule, type Schedule } from './jobs/job-type.ts';
import type { Kernel } from './kernel.ts';
import { pruneMails } from './mail/store.ts';
import type { ModuleInstance } from './modules.ts';

export interface Background {
  /** Stops publishing events; jobs end with the kernel. */
  close(): Promise<void>;
}

/** Runs jobs and publishes events: the work of a process of the role `worker` or `all` beside serving. */
export async function startBackground(kernel: Kernel, modules: readonly ModuleInstance[]): Promise<Background> {
  const subscribers = [...kernel.hints.subscribers, ...modules.flatMap((module) => module.subscribers ?? [])];
  const backfills = modules.flatMap((module) => module.backfills ?? []);
  await kernel.jobs.work({
    subscribers,
    handlers: [kernel.mail.job, ...modules.flatMap((module) => module.jobs ?? [])],
    schedules: [
      ...pruning(kernel),
      ...(await scheduleBackfills(kernel, backfills)),
      ...modules.flatMap((module) => module.schedules ?? []),
    ],
    release: newestMigration(),
    around: (name, run) => measure(kernel, name, run),
  });
  return startRelay(kernel, subscribers, () => kernel.jobs.wake());
}

/** Measures each attempt of a job, in a span. */
async function measure({ metrics, tracing }: Kernel, name: string, run: () => Promise<void>): Promise<void> {
  const end = metrics.jobDuration.startTimer({ job: name });
  try {
    await tracing.span(`job ${name}`, {}, run);
    end({ outcome: 'ok' });
  } catch (error) {
    end({ outcome: 'failed' });
    throw error;
  }
}

const pruneEveryMs = 60 * 60 * 1_000;
const pruneBatch = 1_000;

/** Schedules that prune the kernel's tables, in batches on an index, so that no transaction is long. */
function pruning({ db }: Kernel): Schedule[] {
  const prune = (name: string, batchOf: (tx: RoleTx, limit: number) => Promise<number>) =>
    schedule(
      name,
      { everyMs: pruneEveryMs },
      async (signal) => {
        let gone;
        do gone = await db.as('atrium_relay', (tx) => batchOf(tx, pruneBatch), { singleStatement: true, signal });
        while (gone === pruneBatch);
      },
      { timeoutMs: 10 * 60 * 1_000 },
    );
  return [
    prune('events.prune', pruneOutbox),
    prune('jobs.prune', pruneJobs),
    prune('idempotency-keys.prune', pruneIdempotencyKeys),
    prune('mails.prune', pruneMails),
  ];
}
