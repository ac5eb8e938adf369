import {
  createPostgresBackend,
  createRedisBackend,
  DelayedError,
  withBackend,
  type Job,
  type Queue,
  type Worker,
} from 'bullmq';
import type { Logger } from 'pino';
import { urlFor } from '../db/logins.ts';
import type { RedisPlace } from '../redis.ts';
import { queueNames, type QueueName } from './job-type.ts';

/** Where BullMQ keeps its jobs: Redis where it is configured, else PostgreSQL (schema `bull`, made by `migrateJobs`). */
export interface TransportPlace {
  databaseUrl: string;
  redis: RedisPlace | null;
}

/** The data of a job in BullMQ. The job itself is a row of `jobs`. */
export interface Carried {
  orgId: string;
  id: string;
  /**
   * How often the job has been handed over, including this time. Part of BullMQ's id, which it forgets only after a run has
   * ended.
   */
  handedOver: number;
}

const runIdOf = ({ id, handedOver }: Pick<Carried, 'id' | 'handedOver'>) => `${id}-${handedOver}`;

/** How many jobs of each queue one process runs at a time. */
export const concurrency: Record<QueueName, number> = { interactive: 8, default: 4, bulk: 2 };

/** Pauses between attempts double from a second, with jitter; when they are used up, `onFailed` is called. */
const backoff = { type: 'exponential', delay: 1_000, jitter: 0.5 } as const;
/** BullMQ keeps no finished jobs; the table `jobs` holds the dead letters. */
const keepNothing = { removeOnComplete: true, removeOnFail: true } as const;
/** Milliseconds that a scheduled run which only a newer release knows waits for one of its processes. */
const unknownWaitMs = 2_000;
/** The signal of runs that cannot be cancelled. */
const never = new AbortController().signal;
/** A job whose worker dies is taken over by another after at most 15 s. */
const working = { lockDuration: 15_000, stalledInterval: 15_000, maxStalledCount: 3 } as const;

export const jobSchema = 'bull';

export interface RunningJob {
  name: string;
  data: Carried | null;
  /** Aborts when the run is cancelled. */
  signal: AbortSignal;
}

export interface WorkerHooks {
  /** Whether this release knows a job of this name. */
  knows(name: string): boolean;
  /** Makes the job wait, to be handed over later to a process that knows it. */
  giveBack(job: Carried): Promise<void>;
  run(job: RunningJob): Promise<void>;
  /** Called when the attempts are used up. */
  onFailed(data: Carried, name: string, error: Error): void;
  /** Called when a job has ended, successfully or not: another may be handed over. */
  onSettled(queue: QueueName): void;
}

/** BullMQ's queues, and this process's workers after `work` was called. */
export interface Transport {
  add(queue: QueueName, jobs: readonly (Carried & { name: string; attempts: number })[]): Promise<void>;
  /** True while BullMQ has the job: waiting, running or between two attempts. */
  has(queue: QueueName, job: Pick<Carried, 'id' | 'handedOver'>): Promise<boolean>;
  work(hooks: WorkerHooks): Promise<void>;
  /** Aborts the run of a job on this process, if there is one. */
  cancel(id: string): void;
  /** The queue that runs the schedules. */
  readonly schedules: Queue;
  ping(): Promise<void>;
  close(deadlineMs: number): Promise<void>;
}

export function createTransport(place: TransportPlace, log: Logger): Transport {
  const { open, startWorker } = backendOf(place);
  const queues = new Map(queueNames.map((name) => [name, open(name)]));
  // Without a listener, connection errors would end the process; the queues reconnect by themselves.
  for (const queue of queues.values()) {
    queue.on('error', (error) => log.warn({ err: error }, 'the job queue is not answering'));
  }
  const queueOf = (name: QueueName) => queues.get(name) as Queue;
  const workers: Worker[] = [];
  /** BullMQ's id of the run on this process, by the id of the job's row. */
  const running = new Map<string, string>();

  function startOne(name: QueueName, hooks: WorkerHooks): Worker {
    const worker = startWorker(name, async (job, token, signal) => {
      const data = carriedBy(job);
      if (hooks.knows(job.name)) {
        if (data) running.set(data.id, runIdOf(data));
        try {
          return await hooks.run({ name: job.name, data, signal: signal ?? never });
        } finally {
          if (data) running.delete(data.id);
        }
      }
      // Not delayed in BullMQ, which would give it to the same worker again and again.
      if (data) return hooks.giveBack(data);
      await job.moveToDelayed(Date.now() + unknownWaitMs, token);
      throw new DelayedError();
    });
    worker.on('error', (error) => log.warn({ err: error }, 'the job worker is not connected'));
    worker.on('completed', () => hooks.onSettled(name));
    worker.on('failed', (job, error) => {
      const used = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1);
      log[used ? 'error' : 'warn']({ err: error, job: job?.name, job_id: job?.id }, 'a job failed');
      const data = job && carriedBy(job);
      if (used && data) hooks.onFailed(data, job.name, error);
      hooks.onSettled(name);
    });
    return worker;
  }

  return {
    schedules: queueOf('default'),
    async add(queue, jobs) {
      // Not `addBulk`: on PostgreSQL it creates a sequence and temporary tables, which `atrium_jobs` may not.
      const added = jobs.map(({ name, attempts, ...data }) =>
        queueOf(queue).add(name, data, { jobId: runIdOf(data), attempts, backoff, ...keepNothing }),
      );
      await Promise.all(added);
    },
    async has(queue, job) {
      return (await queueOf(queue).getJob(runIdOf(job))) !== undefined;
    },
    async work(hooks) {
      // Checked first: a worker without a schema retries without pause until memory is used up.
      await Promise.all([...queues.values()].map((queue) => queue.waitUntilReady()));
      for (const name of queueNames) workers.push(startOne(name, hooks));
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    },
    cancel(id) {
      const run = running.get(id);
      if (run !== undefined) for (const worker of workers) worker.cancelJob(run);
    },
    async ping() {
      await queueOf('default').getJobCounts('wait');
    },
    async close(deadlineMs) {
      await Promise.all(workers.map((worker) => closeWorker(worker, deadlineMs, log)));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

/** Null for a run of a schedule, which has no row in `jobs`. */
function carriedBy(job: Job): Carried | null {
  const { orgId, id, handedOver = 0 } = job.data as Partial<Carried>;
  return orgId && id ? { orgId, id, handedOver } : null;
}

/** BullMQ checks the number of parameters: with three it passes a signal. */
type Process = (job: Job, token: string | undefined, signal: AbortSignal | undefined) => Promise<void>;

interface Backend {
  readonly open: (name: QueueName) => Queue;
  readonly startWorker: (name: QueueName, process: Process) => Worker;
}

function backendOf({ databaseUrl, redis }: TransportPlace): Backend {
  if (redis === null) {
    const { Queue, Worker } = withBackend(createPostgresBackend);
    const connection = { connectionString: urlFor('atrium_jobs', databaseUrl), schema: jobSchema, max: 1 };
    return {
      open: (name) => new Queue(`atrium-${name}`, { connection }) as unknown as Queue,
      startWorker: (name, process) =>
        new Worker(`atrium-${name}`, process, {
          connection: { ...connection, max: 2 },
          concurrency: concurrency[name],
          ...working,
        }) as unknown as Worker,
    };
  }
  const { Queue, Worker } = withBackend(createRedisBackend);
  const { url, prefix } = redis;
  return {
    // Producers fail at once while Redis is away (the row waits); workers wait for it to come back.
    open: (name) =>
      new Queue(`atrium-${name}`, { prefix, connection: { url, enableOfflineQueue: false, maxRetriesPerRequest: 1 } }),
    startWorker: (name, process) =>
      new Worker(`atrium-${name}`, process, {
        prefix,
        connection: { url, maxRetriesPerRequest: null },
        concurrency: concurrency[name],
        ...working,
      }),
  };
}

async function closeWorker(worker: Worker, deadlineMs: number, log: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), deadlineMs);
  });
  const ended = await Promise.race([worker.close(), late]);
  clearTimeout(timer);
  // Not awaited: what still runs ends with the process, and its lock expires.
  if (ended === 'late') log.warn('jobs were still running at the deadline; they will run again elsewhere');
}
