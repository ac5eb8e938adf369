import { createPostgresBackend, createRedisBackend, withBackend, type Queue, type Worker } from 'bullmq';
import type { Logger } from 'pino';
import { newId } from '../db/id.ts';
import { urlFor } from '../db/logins.ts';
import type { RedisPlace } from '../redis.ts';

export interface EnqueueOptions {
  /** The same id while one is known: enqueued once. No colons. */
  id?: string;
  delayMs?: number;
  /** Default 5. */
  attempts?: number;
}

export interface JobRunner {
  run(data: Record<string, unknown>): Promise<void>;
  /** Repeats, once per installation and period, in milliseconds. */
  everyMs?: number;
}

export interface DeadJob {
  id: string;
  name: string;
  reason: string;
  failedAt: string;
}

export interface JobQueue {
  enqueue(name: string, data: Record<string, unknown>, options?: EnqueueOptions): Promise<void>;
  /** Starts taking jobs (role `worker` or `all`). */
  work(runners: ReadonlyMap<string, JobRunner>): Promise<void>;
  /** Dead letters, newest first: jobs whose attempts are used up. */
  dead(limit: number): Promise<DeadJob[]>;
  /** Puts a dead job back. False: there is none with that id. */
  retry(id: string): Promise<boolean>;
  /** Throws when the queue's server does not answer. */
  ping(): Promise<void>;
  /** Takes no more jobs, and waits up to `deadlineMs` for running ones; a job cut off runs again elsewhere. */
  close(deadlineMs: number): Promise<void>;
}

const queueName = 'atrium';
const day = 24 * 60 * 60;

/** Every job: five attempts with growing, jittered pauses; then it stays as a dead letter for 30 days. */
const everyJob = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  removeOnComplete: { age: day, count: 1_000 },
  removeOnFail: { age: 30 * day, count: 10_000 },
} as const;

/** Where jobs are kept: in Redis where there is one. */
export interface JobPlace {
  databaseUrl: string;
  redis: RedisPlace | null;
}

/** BullMQ, on Redis where there is one, else on PostgreSQL (schema `bull`, made by `migrateJobs`). */
export function createJobQueue(place: JobPlace, log: Logger): JobQueue {
  const { queue, startWorker } = openQueue(place);
  // Without a listener, BullMQ's connection errors would end the process; the queue reconnects by itself.
  queue.on('error', (error) => log.warn({ err: error }, 'the job queue is not answering'));
  let worker: Worker | null = null;

  return {
    async enqueue(name, data, options = {}) {
      await queue.add(name, data, {
        ...everyJob,
        ...(options.attempts === undefined ? {} : { attempts: options.attempts }),
        ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
        // Always one of our own: for numbers, BullMQ would create a sequence, which the API's role may not.
        jobId: options.id ?? newId(),
      });
    },
    async work(runners) {
      // A worker that finds no schema asks for it without a pause until memory is gone; so ask once, and say so.
      await queue.waitUntilReady();
      worker = startWorker(async (name, data) => {
        const runner = runners.get(name);
        if (!runner) throw new Error(`no handler for job ${name}`);
        await runner.run(data);
      });
      worker.on('error', (error) => log.warn({ err: error }, 'the job worker is not connected'));
      worker.on('failed', (job, error) => {
        const lastAttempt = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1);
        log[lastAttempt ? 'error' : 'warn']({ err: error, job: job?.name, job_id: job?.id }, 'a job failed');
      });
      for (const [name, { everyMs }] of runners) {
        if (everyMs !== undefined) await queue.upsertJobScheduler(name, { every: everyMs }, { name, opts: everyJob });
      }
      await worker.waitUntilReady();
    },
    async dead(limit) {
      const jobs = await queue.getFailed(0, limit - 1);
      return jobs.map((job) => ({
        id: job.id ?? '',
        name: job.name,
        reason: job.failedReason,
        failedAt: new Date(job.finishedOn ?? job.timestamp).toISOString(),
      }));
    },
    async retry(id) {
      const job = await queue.getJob(id);
      if (!job || !(await job.isFailed())) return false;
      await job.retry('failed');
      return true;
    },
    async ping() {
      await queue.getJobCounts('wait');
    },
    async close(deadlineMs) {
      if (worker) await closeWorker(worker, deadlineMs, log);
      await queue.close();
    },
  };
}

type Process = (name: string, data: Record<string, unknown>) => Promise<void>;

function openQueue({ databaseUrl, redis }: JobPlace): { queue: Queue; startWorker: (process: Process) => Worker } {
  if (redis === null) {
    const { Queue, Worker } = withBackend(createPostgresBackend);
    const connection = postgresConnection(databaseUrl);
    return {
      queue: new Queue(queueName, { connection }) as unknown as Queue,
      startWorker: (process) =>
        new Worker(queueName, (job) => process(job.name, job.data), { connection, ...working }) as unknown as Worker,
    };
  }
  const { Queue, Worker } = withBackend(createRedisBackend);
  const { url, prefix } = redis;
  return {
    // A producer gives up at once while Redis is away (the outbox tries again); a worker waits for it to come back.
    queue: new Queue(queueName, { connection: { url, enableOfflineQueue: false, maxRetriesPerRequest: 1 }, prefix }),
    startWorker: (process) =>
      new Worker(queueName, (job) => process(job.name, job.data), {
        connection: { url, maxRetriesPerRequest: null },
        prefix,
        ...working,
      }),
  };
}

/** A job whose worker dies is taken up by another after at most 15 s. */
const working = { concurrency: 8, lockDuration: 15_000, stalledInterval: 15_000, maxStalledCount: 3 } as const;

export const jobSchema = 'bull';

function postgresConnection(connectionString: string) {
  return { connectionString: urlFor('atrium_jobs', connectionString), schema: jobSchema, max: 2 };
}

async function closeWorker(worker: Worker, deadlineMs: number, log: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), deadlineMs);
  });
  const outcome = await Promise.race([worker.close(), late]);
  clearTimeout(timer);
  if (outcome === 'late') {
    // Not waited for: what still runs ends with the process, and its lock runs out.
    log.warn('running jobs did not finish in time; they will run again');
  }
}
